// The memory adapter.
import { assetsAcceptance } from './acceptance.ts'
import { openMemoryAssets } from './memory.ts'

assetsAcceptance({ name: 'memory', open: async (limit) => openMemoryAssets(limit) })
