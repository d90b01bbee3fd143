// The second half of ratio 3: what a cell pays for each question that it asks its store, and for one question about a thousand keys.
// The cell is the real one, in a worker of its own behind a MessagePort; only the sandbox frame around it is left out.
import { BrowserCells } from '../../src/lib/jsrunner/browser-cells.ts'
import { openIdbStorage } from '../../src/lib/storage/kv/idb.ts'
import type { CellHost } from '../../src/lib/runtime/ports.ts'
import { inTurn, timed, type Figures } from './contest.ts'
import { fresh, keys, value } from './sample.ts'

/** How often one question about all keys is asked, as it takes so little time. */
const TIMES = 10

const CODE = `
  const keys = Array.from({ length: 1000 }, (_, i) => 'key ' + i)
  recv(async (what) => {
    if (what === 'each') for (const key of keys) await kv.get(key)
    else for (let i = 0; i < ${TIMES}; i++) await kv.getMany(keys)
    send(what)
  })`

export async function cellReads(rounds: number): Promise<Figures> {
  const storage = openIdbStorage(fresh('ours'))
  const kv = storage.kv(['name', 'bench'])
  await kv.setMany(keys('key').map((key, i) => [key, value(i)] as never))
  let worker: Worker | null = null
  const cells = new BrowserCells({
    openPort() {
      const { port1, port2 } = new MessageChannel()
      worker = new Worker(new URL('../../src/lib/jsrunner/inside/worker.ts', import.meta.url), {
        type: 'module'
      })
      worker.postMessage(port2, [port2])
      return Promise.resolve(port1)
    },
    closePort: () => worker?.terminate()
  })
  let heard = (): void => {}
  let failed = (_error: Error): void => {}
  const host: CellHost = {
    send: () => heard(),
    listen: () => () => {},
    module: () => null,
    package: () => Promise.reject(new Error('none')),
    params: {},
    console: () => {},
    failed: (error) => failed(error),
    kv: () => kv,
    db: () => storage.db(['name', 'bench']),
    now: () => performance.now()
  }
  const cell = cells.start('bench', CODE, host)
  const asked = (what: string): Promise<number> =>
    timed(
      () =>
        new Promise<void>((resolve, reject) => {
          heard = resolve
          failed = reject
          void cell.deliver([{ message: what, inlet: 0 }])
        })
    )
  const figures = await inTurn(rounds, {
    'get, each awaited': () => asked('each'),
    'getMany of all': async () => (await asked('together')) / TIMES
  })
  cell.stop()
  await storage.close()
  return figures
}
