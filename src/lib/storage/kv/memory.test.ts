// The memory adapter.
import { kvAcceptance } from './acceptance.ts'
import { openMemoryStorage } from './memory.ts'

kvAcceptance({ name: 'memory', open: async (limits) => openMemoryStorage(limits) })
