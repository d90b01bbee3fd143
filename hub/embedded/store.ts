// The store port over the database's thread.
import type { Store } from '../ports/store.ts'
import type { Database } from './database.ts'

export function embeddedStore(database: Database): Store {
  return {
    save: (room, snapshot) => database.call('save', [room, snapshot]),
    list: (room) => database.call('list', [room]),
    load: (room, clock, columns) => database.call('load', [room, clock, columns]),
    latest: (room, column) => database.call('latest', [room, column]),
    drop: (room, column, before) => database.call('drop', [room, column, before]),
    erase: (room, upTo) => database.call('eraseSnapshots', [room, upTo]),
    rooms: (options) => database.call('rooms', [options]),
    // The stream and the store share the database: who opened it closes it.
    close: () => Promise.resolve()
  }
}
