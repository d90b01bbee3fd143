// The scripts that run inside cells are committed; they must be made from the present sources.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sandboxFiles } from './generate-sandbox.ts'

test('the generated scripts of cells are fresh (npm run generate)', async () => {
  for (const [path, content] of Object.entries(await sandboxFiles())) {
    expect(readFileSync(path, 'utf8') === content, path).toBe(true)
  }
})
