// Serves the app as it is being written, with hot reload.
import { createServer } from 'vite'
import { generate } from './generate.ts'
import { orExit, root } from './tools.ts'

orExit(generate())
const server = await createServer({ root })
await server.listen()
server.printUrls()
server.bindCLIShortcuts({ print: true })
