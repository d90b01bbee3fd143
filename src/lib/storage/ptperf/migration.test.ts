// A file that an older Loadbang wrote, when [slider] was at version 1 and named its bounds `min` and `max`.
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { classesOf } from '../../patch/classes.ts'
import { compilePatch } from '../../patch/compile.ts'
import { getNode, nodesOf } from '../../patch/shape.ts'
import { editText } from '../../patch/edits.ts'
import type * as Y from 'yjs'
import { shapeFor } from '../../objects/ports.ts'
import { loadPerfFile } from './load-perf-file.ts'
import { saveImpFile } from './save-perf-file.ts'

const file = readFileSync(new URL('fixtures/slider-v1.imp.json', import.meta.url))
const classes = classesOf({ get: shapeFor })
const plain = (doc: Y.Doc): unknown =>
  ((nodesOf(doc).get('s') as Y.Map<unknown>).get('data') as Y.Map<unknown>).toJSON()

it('opens a file of version 1: the slider has its bounds, and nothing is written by opening', async () => {
  const { doc, warnings } = await loadPerfFile(file)
  expect(warnings).toEqual([])
  expect(compilePatch(doc, classes).setNodes.find((n) => n.id === 's')?.data).toMatchObject({
    value: 20,
    low: 10,
    high: 30
  })
  expect(plain(doc)).toEqual({ value: 20, min: 10, max: 30 })
})

it('writes version 2 back with the next edit of the box', async () => {
  const { doc } = await loadPerfFile(file)
  editText({ doc, classes }, 's', 'slider 0 40')
  expect(getNode(doc, 's')?.v).toBe(2)
  expect(plain(doc)).toEqual({ value: 20, low: 10, high: 30 })
})

it('leaves as version 2, and an envelope says so', async () => {
  const { doc, savedAt } = await loadPerfFile(file)
  const { blob } = saveImpFile({ doc, classes, savedAt: savedAt ?? 0 })
  const envelope = JSON.parse(await blob.text()) as { moduleSchemas: Record<string, number> }
  expect(envelope.moduleSchemas.slider).toBe(2)
  const again = await loadPerfFile(blob)
  expect(plain(again.doc)).toEqual({ value: 20, low: 10, high: 30 })
})
