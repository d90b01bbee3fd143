// Files that came with a patch, in the shell.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { withFilesAlong } from './files-along.ts'
import { filesAcceptance } from './files-acceptance.ts'
import { filesBelow } from './node-files.ts'

const root = mkdtempSync(join(tmpdir(), 'loadbang-along-'))
afterAll(() => rmSync(root, { recursive: true }))
const open = (files: Readonly<Record<string, string>>) => {
  const home = mkdtempSync(join(root, 'patch-'))
  const along = Object.entries(files).map(([name, text]) => [name, new TextEncoder().encode(text)] as const)
  return { home, files: withFilesAlong(filesBelow(home, mkdtempSync(join(root, 'data-'))), new Map(along)) }
}

filesAcceptance({ name: 'that came along', open: async (files) => open(files).files })

test('what came along goes on where it ended', () => {
  const { files } = open({ log: 'one' })
  files.write('log', new TextEncoder().encode(' two'), true)
  expect(new TextDecoder().decode(files.read('log'))).toBe('one two')
})

test('what lies beside the patch comes first', () => {
  const { home, files } = open({ 'a.txt': 'along' })
  writeFileSync(join(home, 'a.txt'), 'beside')
  expect(new TextDecoder().decode(files.read('a.txt'))).toBe('beside')
})
