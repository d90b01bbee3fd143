// A connection that the browser drops, and a disk that is full: nothing waits for what will never come, and the sentence is the one
// that says why.
import type { IDBPDatabase } from 'idb'
import { afterEach, expect, test, vi } from 'vitest'
import type { LoadbangError } from '../../runtime/errors.ts'
import { connect, type Connection } from './connection.ts'

const connections: Connection[] = []
let count = 0
function open(gone?: (error: LoadbangError, forGood: boolean) => void): Connection {
  const connection = connect({
    name: `connection-test-${Date.now()}-${++count}`,
    version: 1,
    what: 'The data of this patch',
    upgrade: (db) => void db.createObjectStore('kv'),
    gone
  })
  connections.push(connection)
  return connection
}
afterEach(() => {
  vi.restoreAllMocks()
  for (const connection of connections.splice(0)) connection.close()
})

const put = (db: IDBPDatabase): Promise<unknown> => db.put('kv', 1, 'a')
const failure = (call: Promise<unknown>): Promise<LoadbangError> =>
  call.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: LoadbangError) => error
  )
/** What a browser does that closes a connection: an event, and silence for all that is under way. */
const drop = (connection: Connection) => connection.current!.dispatchEvent(new Event('close'))

test('what is under way when the browser closes the connection is rejected soon, and the next use opens anew', async () => {
  const told: boolean[] = []
  const connection = open((_error, forGood) => told.push(forGood))
  await connection.use(put)
  const waiting = failure(connection.use(() => new Promise(() => {})))
  await Promise.resolve()
  await connection.use(async () => {})
  drop(connection)
  expect(await waiting).toMatchObject({ code: 'storage-failed' })
  expect(told).toEqual([false])
  expect(await connection.use((db) => db.get('kv', 'a'))).toBe(1)
})

test('work whose end nobody knows is not done again', async () => {
  const connection = open()
  let times = 0
  const waiting = failure(
    connection.use(() => {
      times++
      return new Promise(() => {})
    })
  )
  await connection.use(async () => {})
  drop(connection)
  await waiting
  expect(times).toBe(1)
})

test('a full disk is called full as long as nothing works', async () => {
  const connection = open()
  await connection.use(put)
  const closing =
    'Connection is closing because of: IO error: x.log: FILE_ERROR_NO_SPACE (3::WritableFileAppend::8)'
  const openDatabase = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError')
  })
  const work = () => Promise.reject(new DOMException(closing, 'UnknownError'))
  expect((await failure(connection.use(work))).code).toBe('storage-full')
  expect((await failure(connection.use(put))).code).toBe('storage-full')
  openDatabase.mockRestore()
  await connection.use(put)
  expect((await failure(connection.use(() => Promise.reject(new Error('else'))))).code).toBe('storage-failed')
})

test('after a full disk a database is made and deleted, which begins a new log', async () => {
  const connection = open()
  await connection.use(put)
  await failure(connection.use(() => Promise.reject(new DOMException('full', 'QuotaExceededError'))))
  const deleted = vi.spyOn(IDBFactory.prototype, 'deleteDatabase')
  await connection.use(put)
  await vi.waitFor(() => expect(deleted).toHaveBeenCalledWith('loadbang-settle'))
  await connection.use(put)
  expect(deleted).toHaveBeenCalledTimes(1)
})

test('after a full disk nothing is opened until there is room', async () => {
  // What was found out in a test before holds for half a second.
  await new Promise((resolve) => setTimeout(resolve, 600))
  const connection = open()
  await connection.use(put)
  const full = new DOMException('Encountered full disk while writing.', 'QuotaExceededError')
  const probe = vi.spyOn(Cache.prototype, 'put').mockRejectedValue(new DOMException('no', 'UnknownError'))
  const opened = vi.spyOn(IDBFactory.prototype, 'open')
  expect((await failure(connection.use(() => Promise.reject(full)))).code).toBe('storage-full')
  drop(connection)
  for (let i = 0; i < 3; i++) expect((await failure(connection.use(put))).code).toBe('storage-full')
  expect(opened).not.toHaveBeenCalled()
  probe.mockRestore()
  await vi.waitFor(async () => expect(await connection.use((db) => db.get('kv', 'a'))).toBe(1), 10_000)
})
