// Serves the app as it is being written, with hot reload.
import { generate } from './generate.ts'
import { orExit, run } from './tools.ts'

orExit(generate() && run('vite', ['dev', ...process.argv.slice(2)]))
