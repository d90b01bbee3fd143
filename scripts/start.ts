// `npm start`: builds what changed, and serves Loadbang.
import { main } from '../hub/serve.ts'
import { buildIfStale } from './build.ts'
import { orExit } from './tools.ts'

orExit(buildIfStale())
await main()
