// Lays out all text, or the files named.
import { orExit, run } from './tools.ts'

const files = process.argv.slice(2)
orExit(run('prettier', ['--write', '--log-level', 'warn', ...(files.length ? files : ['.'])]))
