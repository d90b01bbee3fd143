// Lint, and the layout of the text.
import { generate } from './generate.ts'
import { orExit, run } from './tools.ts'

export function lint(): boolean {
  // The linter reads the types that SvelteKit writes.
  return run('svelte-kit', ['sync']) && run('eslint', ['.', '--max-warnings', '0'])
}

export function formatted(): boolean {
  return run('prettier', ['--check', '--log-level', 'warn', '.'])
}

// `--as-it-is`: what is generated is there already.
if (import.meta.main)
  orExit([(process.argv.includes('--as-it-is') || generate()) && lint(), formatted()].every(Boolean))
