// Files that are wrong on purpose: each gives one error of ours, with a sentence, and soon; nothing is made of any.
import { describe, expect, it } from 'vitest'
import { noClasses as classes } from '../../patch/classes.ts'
import { asLoadbangError } from '../../runtime/errors.ts'
import { importPatch } from './import-patch.ts'
import { loadPerfFile } from './load-perf-file.ts'
import { badData } from './testing/bad-data.ts'
import { badPerformances } from './testing/bad-performances.ts'
import { badZips } from './testing/bad-zips.ts'
import { goodFile } from './testing/good-file.ts'
import { altered, honest } from './testing/zip-tools.ts'

const good = await goodFile()
/** What would be written: nothing may be. */
const nowhere = { create: () => expect.unreachable(), touch: () => expect.unreachable() }

it('the good file is good, packed by whomever', async () => {
  for (const file of [good, altered(good, () => {}), await honest(good, () => {})]) {
    const { warnings, data } = await loadPerfFile(file)
    expect([warnings, data?.count]).toEqual([[], 8])
  }
})

describe.each(Object.entries({ badZips, badPerformances, badData }))('%s', (_, files) => {
  it.each(Object.entries(files))('%s', async (_name, { code, make }) => {
    const bytes = await make(good)
    const thrown: unknown = await importPatch(nowhere, classes, bytes, 'bad.zip').then(
      () => expect.unreachable('the file was accepted'),
      (error: unknown) => error
    )
    // What is none of ours has its own text as its message.
    const error = asLoadbangError(thrown, `not ours: ${String(thrown)}`)
    expect([error.code, error.message, error.advice]).toEqual([
      code,
      expect.stringMatching(/^.{10,400}[.?!]$/s),
      expect.stringMatching(/\.$/)
    ])
    expect(error.message).not.toMatch(/undefined|\[object/)
  })
})
