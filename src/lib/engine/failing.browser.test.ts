// The engine's worker when it fails: does not load, does not start, throws, hangs. Each is said, and the patch can be started again.
import { expect, test, vi } from 'vitest'
import { makeEngineWorker, type MakeWorker } from './make-worker.ts'
import { openTestEngine, type TestEngine } from './testing/open-test-engine.ts'
import { scriptWorker, workerThat } from './testing/workers.ts'

const wait = { timeout: 15_000 }
const boxes = { load: 'loadbang', print: 'print' }
const cables = ['load print']
/** Answers the first ping, then hangs as soon as it is to start, as no patch of ours can make it. */
const hangs = workerThat(`call === 'start' ? (() => { for (;;); })() : answer(null)`)
const answersAll = workerThat('answer(null)')

/** The first worker is that one, those after it are real. */
function firstly(make: MakeWorker): MakeWorker {
  let made = 0
  return (patchId) => (made++ === 0 ? make : makeEngineWorker)(patchId)
}

async function stopped(engine: TestEngine, code: string): Promise<void> {
  await vi.waitFor(() => expect(engine.client.role).toBe('stopped'), wait)
  expect(engine.lines.map((line) => line.code)).toEqual([code])
  expect(engine.lines[0]).toMatchObject({ level: 'error' })
  expect(engine.lines[0]!.advice).not.toBe('')
}

async function startsAgain(engine: TestEngine): Promise<void> {
  await engine.client.restart()
  expect(engine.client.role).toBe('runs')
  await expect.poll(() => engine.texts(), wait).toContain('print: bang')
}

test(
  'a worker that hangs is ended, said by all tabs, and started again from afar',
  { timeout: 40_000 },
  async () => {
    const engine = openTestEngine(boxes, cables, { makeWorker: firstly(hangs) })
    await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
    const other = engine.another()
    const waiting = engine.client.complete({ ask: 'stores' })
    await stopped(engine, 'engine-silent')
    // Who had asked it something does not wait for ever.
    expect(await waiting).toEqual([])
    expect(await engine.client.complete({ ask: 'stores' })).toEqual([])
    await expect.poll(() => other.lines.map(({ code }) => code), wait).toEqual(['engine-silent'])
    expect(await other.client.complete({ ask: 'stores' })).toEqual([])
    engine.client.apply({ setNodes: [], removeNodes: ['load'], setEdges: [], removeEdges: [], fire: false })
    engine.client.play('print', 1)
    await other.client.restart()
    await expect.poll(() => engine.texts(), wait).toContain('print: bang')
    expect(engine.client.role).toBe('runs')
  }
)

test('a tab can take over from one whose engine was stopped', { timeout: 40_000 }, async () => {
  const engine = openTestEngine(boxes, cables, { makeWorker: scriptWorker('throw new Error("no")') })
  await stopped(engine, 'engine-load')
  const other = engine.another(makeEngineWorker)
  await vi.waitFor(() => expect(other.client.role).toBe('watches'), wait)
  await other.client.takeOver()
  expect([engine.client.role, other.client.role]).toEqual(['watches', 'runs'])
  await expect.poll(() => other.texts(), wait).toContain('print: bang')
})

test('a script that cannot be loaded is said at once', async () => {
  const missing: MakeWorker = () => new Worker(`blob:${location.origin}/nothing`, { type: 'module' })
  const engine = openTestEngine(boxes, cables, { makeWorker: firstly(missing) })
  await stopped(engine, 'engine-load')
  await startsAgain(engine)
})

test('a worker that cannot even be made is said, too', async () => {
  const refused: MakeWorker = () => {
    throw new DOMException('Not here', 'SecurityError')
  }
  const engine = openTestEngine(boxes, cables, { makeWorker: firstly(refused) })
  await stopped(engine, 'engine-load')
  expect(engine.texts()[0]).toContain('Not here')
  await startsAgain(engine)
})

test('why a patch cannot be started is a line with its code', async () => {
  const line = `{ level: 'error', code: 'storage-gone', text: 'It is gone.', advice: 'Look for it.' }`
  const refuses = workerThat(`answer(call === 'start' ? ${line} : null)`)
  const engine = openTestEngine(boxes, cables, { makeWorker: firstly(refuses) })
  await stopped(engine, 'storage-gone')
  await startsAgain(engine)
})

test('what throws in a worker that runs is said, a few times, and the patch goes on', async () => {
  const throws = workerThat(`
    answer(null)
    if (call === 'play') setTimeout(() => { throw new Error('Broken inside') })`)
  const engine = openTestEngine(boxes, cables, { makeWorker: throws })
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  for (let i = 0; i < 13; i++) engine.client.play('print', i)
  await expect.poll(() => engine.lines.length, wait).toBe(10)
  expect(engine.lines[0]).toMatchObject({ code: 'engine-fault', level: 'error' })
  expect(engine.texts()[0]).toContain('Broken inside')
  expect(engine.client.role).toBe('runs')
})

test('a call that the worker refuses is said', async () => {
  const rejects = scriptWorker(`
    onmessage = ({ data: { id, path } }) => postMessage(path?.[0] === 'play'
      ? { id, type: 'HANDLER', name: 'throw', value: { isError: true, value: { message: 'Not so', name: 'E', stack: '' } } }
      : { id, type: 'RAW', value: null })`)
  const engine = openTestEngine(boxes, cables, { makeWorker: rejects })
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.play('print', 1)
  await expect.poll(() => engine.texts(), wait).toHaveLength(1)
  expect(engine.texts()[0]).toContain('Not so')
})

test('one that stores slowly is waited for while it answers; one that hangs is not', async () => {
  const channel = new BroadcastChannel('test-engine-stop')
  const heard: unknown[] = []
  channel.onmessage = ({ data }) => void heard.push(data)
  const slow = workerThat(`
    if (call !== 'stop') return answer(null)
    setTimeout(() => { new BroadcastChannel('test-engine-stop').postMessage('stored'); answer(null) }, 2500)`)
  const first = openTestEngine(boxes, cables, { makeWorker: slow })
  const second = openTestEngine(boxes, cables, { makeWorker: hangs })
  for (const { client } of [first, second]) await vi.waitFor(() => expect(client.role).toBe('runs'), wait)
  await Promise.all([first.client.close(), second.client.close()])
  await expect.poll(() => heard, wait).toEqual(['stored'])
  channel.close()
})

test('closed, it leaves nothing behind: no lock, no frame, no port, no timer, no worker', async () => {
  const timers = new Set<unknown>()
  const interval = vi.spyOn(globalThis, 'setInterval')
  const cleared = vi.spyOn(globalThis, 'clearInterval')
  const terminate = vi.spyOn(Worker.prototype, 'terminate')
  const code = `recv((x) => send(x + 1))`
  const engine = openTestEngine(
    { load: 'loadbang', one: 'msg 1', cell: { text: 'js', data: { code } }, print: 'print' },
    ['load one', 'one cell', 'cell print']
  )
  const other = engine.another()
  await expect.poll(() => engine.texts(), wait).toEqual(['print: 2'])
  await vi.waitFor(() => expect(other.client.role).toBe('watches'), wait)
  expect(document.querySelectorAll('iframe[title=cells]')).toHaveLength(1)
  await other.client.close()
  await engine.client.close()
  for (const { value } of interval.mock.results) timers.add(value)
  for (const [timer] of cleared.mock.calls) timers.delete(timer)
  expect(timers.size).toBe(0)
  expect(terminate).toHaveBeenCalledTimes(1)
  expect(document.querySelectorAll('iframe[title=cells]')).toHaveLength(0)
  const left = async (): Promise<(string | undefined)[]> => {
    const { held = [], pending = [] } = await navigator.locks.query()
    return [...held, ...pending].map(({ name }) => name).filter((name) => name?.startsWith('loadbang-'))
  }
  await expect.poll(left, wait).toEqual([])
  vi.restoreAllMocks()
})

test('a cell that is asked for while the engine ends makes no frame', async () => {
  const asks = scriptWorker(`
    let page
    onmessage = ({ data: { id, path, argumentList } }) => {
      if (path?.[0] === 'start') page = argumentList[1].value
      if (path?.[0] === 'stop') page.postMessage({ id: 'x', type: 'APPLY', path: ['openCell'], argumentList: [{ type: 'RAW', value: 'c' }] })
      postMessage({ id, type: 'RAW', value: null })
    }`)
  const engine = openTestEngine(boxes, cables, { makeWorker: asks })
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  await engine.client.close()
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(document.querySelectorAll('iframe[title=cells]')).toHaveLength(0)
})

test('edits before a worker answers cost nothing when it never does', async () => {
  const engine = openTestEngine(boxes, cables, { makeWorker: answersAll })
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.watch(['print'])
  await engine.client.restart()
  expect(engine.lines).toEqual([])
})
