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

if (import.meta.main) orExit([generate() && lint(), formatted()].every(Boolean))
