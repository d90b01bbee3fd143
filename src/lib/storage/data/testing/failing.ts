// Places in Node, whose transactions can be made to fail when all of their work is done.
import { DatabaseSync } from 'node:sqlite'
import { failed } from '../../errors.ts'
import { openSqliteStorage } from '../../kv/sqlite.ts'
import { memoryDisk } from '../memory-disk.ts'
import { storageOn } from '../storage.ts'
import type { Place } from './run-model.ts'

/** Counts down to the one that fails. */
class Fuse {
  #left = -1
  light(n: number): () => void {
    this.#left = n
    return () => (this.#left = -1)
  }
  burn(): void {
    if (this.#left-- === 0) throw failed('The data of this patch', new Error('it was made to fail'))
  }
}

export function failingMemory(fails: boolean): Place {
  const fuse = new Fuse()
  const open = async () => {
    const disk = memoryDisk()
    return storageOn({
      ...disk,
      transact: (scoped, work) =>
        disk.transact(scoped, function* (tx) {
          yield* work(tx)
          fuse.burn()
        }),
      async commit(...args) {
        fuse.burn()
        return disk.commit(...args)
      }
    })
  }
  return { open, ...(fails ? { fail: (n) => fuse.light(n) } : {}) }
}

export function failingSqlite(directory: string, fails: boolean): Place {
  const fuse = new Fuse()
  const place: Place = { open: async () => openSqliteStorage(directory), keeps: true, connections: 2 }
  if (!fails) return place
  const { exec } = DatabaseSync.prototype
  return {
    ...place,
    fail(n) {
      const mend = fuse.light(n)
      DatabaseSync.prototype.exec = function (this: DatabaseSync, sql) {
        if (sql === 'COMMIT') fuse.burn()
        exec.call(this, sql)
      }
      return () => {
        mend()
        DatabaseSync.prototype.exec = exec
      }
    }
  }
}
