// The files of a patch in the shell.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { filesAcceptance } from './files-acceptance.ts'
import { filesBelow } from './node-files.ts'

const root = mkdtempSync(join(tmpdir(), 'loadbang-files-'))
afterAll(() => rmSync(root, { recursive: true }))

filesAcceptance({
  name: 'in a folder',
  async open(files) {
    const home = mkdtempSync(join(root, 'patch-'))
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(home, name)), { recursive: true })
      writeFileSync(join(home, name), text)
    }
    return filesBelow(home, join(mkdtempSync(join(root, 'data-')), 'files'))
  }
})
