// Cells in the sandbox, in Chromium: the acceptance suite, and what only a browser has.
import { afterAll, expect, test } from 'vitest'
import { acceptCells } from './acceptance.ts'
import { bang } from '../runtime/message.ts'
import { BrowserCells } from './browser-cells.ts'
import { Sandbox } from './frame.ts'
import { startCell, TestHost, until } from './testing/host.ts'
import { fakeWorlds } from './testing/fake-worlds.ts'

const sandbox = new Sandbox()
const ports = {
  openPort: (id: string) => sandbox.open(id),
  closePort: (id: string) => sandbox.close(id)
}
afterAll(() => sandbox.dispose())

acceptCells('sandbox', () => ({ cells: new BrowserCells(ports, fakeWorlds()) }))

test('a Blob arrives as itself, and leaves as itself', async () => {
  const { host, give } = startCell(
    new BrowserCells(ports),
    `recv(async (blob) => { send(await blob.text()); send(new Blob(['x', blob], { type: 'a/b' })); await kv.set('b', blob); send(await (await kv.get('b')).text()) })`
  )
  await give(new Blob(['hello']))
  await until(host, () => host.sent.length === 3)
  expect(host.messages[0]).toBe('hello')
  expect(await (host.messages[1] as Blob).text()).toBe('xhello')
  expect(host.messages[2]).toBe('hello')
})

test('stored Blobs stay Blobs, with their type and content, alone and inside records', async () => {
  const { host } = startCell(
    new BrowserCells(ports),
    `await kv.set('b', new Blob(['hello'], { type: 'text/x-mine' }))
     await db.insert('files', { name: 'f', blob: new Blob(['in a record'], { type: 'a/b' }) })
     const b = await kv.get('b'), [{ blob }] = await db.find('files')
     send([b instanceof Blob, b.type, await b.text(), blob.type, await blob.text()])
     await kv.update('rec', () => ({ blob, n: 1 })); await kv.update('rec', (rec) => ({ ...rec, n: rec.n + 1 }))
     const rec = await kv.get('rec')
     send([rec.n, await rec.blob.text()])`
  )
  await until(host, () => host.sent.length === 2 || host.failures.length > 0)
  expect(host.failures).toEqual([])
  expect(host.messages).toEqual([
    [true, 'text/x-mine', 'hello', 'a/b', 'in a record'],
    [2, 'in a record']
  ])
})

test('rule 3: a buffer that is listed as moved is moved, and empty afterwards', async () => {
  const { host } = startCell(
    new BrowserCells(ports),
    `const buffer = new ArrayBuffer(8); send(buffer, 0, [buffer])
     setTimeout(() => { send(buffer.byteLength); send(buffer) }, 20)`
  )
  await until(host, () => host.sent.length === 2 && host.failures.length === 1)
  expect((host.messages[0] as ArrayBuffer).byteLength).toBe(8)
  expect(host.messages[1]).toBe(0)
  expect(host.failures[0]!.code).toBe('value-gone')
})

test('a rejection that nothing catches is reported with its line', async () => {
  const { host } = startCell(new BrowserCells(ports), `send(1)\nPromise.reject(new Error('lost'))`)
  await until(host, () => host.failures.length === 1)
  expect(host.failures[0]).toMatchObject({ code: 'cell-rejected', line: 2, fatal: false })
})

test('a frame that is lost stops its cells, and the next cell gets a new one', async () => {
  const own = new Sandbox()
  const cells = new BrowserCells({ openPort: (id) => own.open(id), closePort: (id) => own.close(id) })
  const one = startCell(cells, 'send(1)')
  await until(one.host, () => one.host.sent.length === 1)
  own.dispose()
  await until(one.host, () => one.host.failures.length === 1)
  expect(one.host.failures[0]).toMatchObject({ code: 'cell-stopped', fatal: true })
  const two = startCell(cells, 'send(2)')
  await until(two.host, () => two.host.sent.length === 1)
  own.dispose()
})

test('a sandbox that cannot be loaded is an error of the cell', async () => {
  const own = new Sandbox({ url: '/favicon.svg', loadMs: 300 })
  const { host } = startCell(
    new BrowserCells({ openPort: (id) => own.open(id), closePort: (id) => own.close(id) }),
    'send(1)'
  )
  await until(host, () => host.failures.length === 1)
  expect(host.failures[0]).toMatchObject({ code: 'cell-start', fatal: true })
})

test('stopped before it started, a cell never runs', async () => {
  const { host, cell } = startCell(new BrowserCells(ports), 'send(1)')
  cell.stop()
  const other = startCell(new BrowserCells(ports), 'send(2)', new TestHost())
  await until(other.host, () => other.host.sent.length === 1)
  expect(host.sent).toEqual([])
})

test('a busy store does not drown a slow cell: it hears the newest, not everything', async () => {
  const { host, give } = startCell(
    new BrowserCells(ports),
    `
    let heard = 0
    const busy = () => { let x = 0; for (let i = 0; i < 3e5; i++) x += i; return x }
    kv.store('busy').watch((value) => { heard++; busy(); if (value === 2000) send('last') })
    recv(() => send(heard))`
  )
  await give()
  const store = host.storage.kv(['name', 'busy'])
  for (let i = 1; i <= 2000; i++) await store.set('n', i)
  await until(host, () => host.messages.includes('last'), 20_000)
  await give(bang)
  await until(host, () => host.sent.length === 2)
  expect(host.messages[0]).toBe('last')
  expect(host.messages[1]).toBeLessThan(2000)
  expect(host.failures).toEqual([])
})
