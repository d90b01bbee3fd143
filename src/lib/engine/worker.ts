// The entry of the engine's worker: exposes the host to the page, and nothing else.
import { expose } from 'comlink'
import { EngineHost } from './host.ts'

expose(new EngineHost())
