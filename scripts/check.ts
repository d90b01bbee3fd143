// Types: of the app with svelte-check, of what runs in Node with tsc.
import { generate } from './generate.ts'
import { orExit, run } from './tools.ts'

export function check(): boolean {
  const app =
    run('svelte-kit', ['sync']) && run('svelte-check', ['--threshold', 'warning', '--fail-on-warnings'])
  return run('tsc', ['-p', 'tsconfig.node.json']) && app
}

// `--as-it-is`: what is generated is there already.
if (import.meta.main) orExit((process.argv.includes('--as-it-is') || generate()) && check())
