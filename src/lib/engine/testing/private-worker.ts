// The engine's worker in a world without IndexedDB.
import './no-indexeddb.ts'
import '../worker.ts'
