// Writes all generated code: runs every scripts/generate-*.ts, in the order of their names.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { node, orExit, root, runQuietly } from './tools.ts'

export function generate(): boolean {
  return (
    hasSvelteKit() &&
    readdirSync(join(root, 'scripts'))
      .filter((name) => /^generate-.*(?<!\.test)\.ts$/.test(name))
      .sort()
      .every((name) => node(`scripts/${name}`))
  )
}

// tsconfig.json extends one that SvelteKit writes, and whatever compiles TypeScript reads it: a fresh clone has none.
function hasSvelteKit(): boolean {
  return existsSync(join(root, '.svelte-kit', 'tsconfig.json')) || runQuietly('svelte-kit', ['sync'])
}

if (import.meta.main) orExit(generate())
