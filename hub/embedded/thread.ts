// The database's thread: carries out one operation after the other and answers each. A commit waits for the disk, here and not
// where sockets are served (measured: 0.2 ms here, 10 and more on a slow disk).
import { parentPort, workerData } from 'node:worker_threads'
import { HubError, type HubErrorCode } from '../errors.ts'
import { holdingsSql } from './holdings-sql.ts'
import { journal } from './journal.ts'
import { membersSql } from './members-sql.ts'
import { racksSql } from './racks-sql.ts'
import { openDatabase } from './schema.ts'
import { snapshots } from './snapshots.ts'
import { sqlOf } from './sql.ts'
import { tasks } from './tasks.ts'

function open(path: string) {
  const db = openDatabase(path)
  const sql = sqlOf(db)
  return {
    operations: {
      ...journal(sql),
      ...tasks(sql),
      ...snapshots(sql),
      ...racksSql(sql),
      ...membersSql(sql),
      ...holdingsSql(sql),
      /** For tests: what a full or read-only disk looks like to SQLite. */
      pragma: (text: string): void => db.exec(`PRAGMA ${text}`)
    },
    close: () => db.close()
  }
}

/** All that the thread can be asked, by name. */
export type Operations = ReturnType<typeof open>['operations']

export interface Call {
  id: number
  /** `close` is not an operation: nothing follows it. */
  name: keyof Operations | 'close'
  args: unknown[]
}

export type Answer =
  | { id: number; value: unknown }
  | { id: number; code: HubErrorCode; detail: string }
  /** Whether the database could be opened, as the first of all. */
  | { ready: true }
  | { failed: HubErrorCode; detail: string }

const port = parentPort
if (port) {
  const { path } = workerData as { path: string }
  const say = (answer: Answer) => port.postMessage(answer)
  let database: ReturnType<typeof open> | null = null
  try {
    database = open(path)
    say({ ready: true })
  } catch (error) {
    const [code, detail] = told(error)
    say({ failed: code, detail })
  }
  port.on('message', ({ id, name, args }: Call) => {
    try {
      if (name === 'close') {
        database?.close()
        say({ id, value: undefined })
        return port.close()
      }
      database ??= open(path)
      const operation = database.operations[name] as (...args: unknown[]) => unknown
      say({ id, value: operation(...args) })
    } catch (error) {
      const [code, detail, lost] = told(error)
      if (lost) {
        // After a failed write or flush nobody knows what the system's cache holds: read it all anew from the disk.
        try {
          database?.close()
        } catch {
          // It is gone either way.
        }
        database = null
      }
      say({ id, code, detail })
    }
  })
}

function told(error: unknown): [HubErrorCode, string, lost?: boolean] {
  if (error instanceof HubError) return [error.code, error.detail]
  const { errcode = 0, message } = error as { errcode?: number; message: string }
  switch (errcode & 0xff) {
    case 13: // SQLITE_FULL
      return ['storage-full', message]
    case 8: // SQLITE_READONLY
    case 14: // SQLITE_CANTOPEN
      return ['storage-read-only', message]
    case 10: // SQLITE_IOERR
      return ['storage-failed', message, true]
    default:
      return ['storage-failed', message]
  }
}
