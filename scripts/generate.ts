// Writes all generated code: runs every scripts/generate-*.ts, in the order of their names.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { node, orExit, root } from './tools.ts'

export function generate(): boolean {
  return readdirSync(join(root, 'scripts'))
    .filter((name) => /^generate-.*(?<!\.test)\.ts$/.test(name))
    .sort()
    .every((name) => node(`scripts/${name}`))
}

if (import.meta.main) orExit(generate())
