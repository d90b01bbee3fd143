// Documents in the memory adapter.
import { openMemoryStorage } from '../kv/memory.ts'
import { dbAcceptance } from './acceptance.ts'

dbAcceptance({ name: 'memory', open: async (limits) => openMemoryStorage(limits) })
