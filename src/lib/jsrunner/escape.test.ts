// What cells try in Node, and do not reach.
import { QuickJsCells } from './quickjs-cells.ts'
import { acceptEscapes } from './testing/accept-escapes.ts'

acceptEscapes(new QuickJsCells(), 'node', 'https://example.com', new QuickJsCells({ taskMs: 300 }))
