// Several tabs on one patch: one runs it, the others watch and can take over. Two clients in one page are two tabs to the browser's
// locks and channels.
import { expect, test, vi } from 'vitest'
import { bang } from '../runtime/message.ts'
import { Relay, type RelayMessage } from './relay.ts'
import { openTestEngine, type TestEngine } from './testing/open-test-engine.ts'

const wait = { timeout: 10_000 }
const boxes = {
  load: 'loadbang',
  number: 'number',
  print: 'print',
  bad: 'nobody',
  set: 'msg set k 1',
  kv: 'kv s',
  answer: 'print kv'
}
const cables = ['load number', 'number print', 'set kv', 'kv answer']

/** One that runs and one that watches. */
async function two(): Promise<[TestEngine, TestEngine]> {
  const first = openTestEngine(boxes, cables)
  await vi.waitFor(() => expect(first.client.role).toBe('runs'), wait)
  await expect.poll(() => first.texts(), wait).toContain('print: 0')
  const second = first.another()
  await vi.waitFor(() => expect(second.client.role).toBe('watches'), wait)
  return [first, second]
}

/** What is said on the patch's channel. */
function overhear(patchId: string): { said: RelayMessage[]; relay: Relay } {
  const said: RelayMessage[] = []
  return { said, relay: new Relay(patchId, (message) => void said.push(message)) }
}

test('a tab that watches sees what stands, then what happens', async () => {
  const [first, second] = await two()
  await expect.poll(() => second.errors.get('bad')?.code, wait).toBe('no-such-object')
  await expect.poll(() => second.shown.get('number'), wait).toBe(0)
  first.client.play('number', 4)
  await expect.poll(() => second.shown.get('number'), wait).toBe(4)
  expect(second.texts()).toContain('print: 4')
})

test('it plays and completes through the one that runs, and [loadbang] fires once', async () => {
  const [first, second] = await two()
  second.client.play('set', bang)
  second.client.play('number', 9)
  await expect.poll(() => first.texts(), wait).toContain('print: 9')
  await expect.poll(() => second.client.complete({ ask: 'stores' }), wait).toEqual(['s'])
  expect(await second.client.complete({ ask: 'keys', store: 's' })).toEqual(['k'])
  expect(first.texts().filter((text) => text === 'print: 0')).toHaveLength(1)
})

test('what it alone has in view is shown to it', async () => {
  const [first, second] = await two()
  first.client.watch([])
  second.client.watch(['number'])
  second.client.play('number', 5)
  await expect.poll(() => second.shown.get('number'), wait).toBe(5)
})

test('it starts the patch anew from afar, and sees nothing of the last run', async () => {
  const [first, second] = await two()
  second.client.play('number', 5)
  await expect.poll(() => second.shown.get('number'), wait).toBe(5)
  await second.client.restart()
  await expect.poll(() => first.texts().filter((text) => text === 'print: 0').length, wait).toBe(2)
  await expect.poll(() => second.shown.get('number'), wait).toBe(0)
})

test('when the one that runs is closed, it runs the patch', async () => {
  const [first, second] = await two()
  await first.client.close()
  await vi.waitFor(() => expect(second.client.role).toBe('runs'), wait)
  await expect.poll(() => second.texts(), wait).toContain('print: 0')
})

test('it takes over past those who wait, and only when the other has stopped', async () => {
  const [first, second] = await two()
  const third = first.another()
  await vi.waitFor(() => expect(third.client.role).toBe('watches'), wait)
  const { said, relay } = overhear(first.patchId)
  await third.client.takeOver()
  expect([first, second, third].map(({ client }) => client.role)).toEqual(['watches', 'watches', 'runs'])
  const order = (): string[] => said.map(({ say }) => say).filter((say) => /^(releas|runs)/.test(say))
  await expect.poll(order, wait).toEqual(['release', 'releasing', 'released', 'runs'])
  // The other two follow the one that runs it now.
  third.client.play('number', 7)
  for (const tab of [first, second]) await expect.poll(() => tab.shown.get('number'), wait).toBe(7)
  relay.close()
})

test('a tab that has let go, and from which nobody took over, runs the patch again', async () => {
  const first = openTestEngine(boxes, cables)
  await vi.waitFor(() => expect(first.client.role).toBe('runs'), wait)
  const { said, relay } = overhear(first.patchId)
  relay.say({ say: 'release', tab: 'that dies' })
  await vi.waitFor(() => expect(said.map(({ say }) => say)).toContain('released'), wait)
  expect(first.client.role).toBe('watches')
  await vi.waitFor(() => expect(first.client.role).toBe('runs'), wait)
  relay.close()
})

test('from one that does not answer the lock is taken', async () => {
  const [first, second] = await two()
  // As deaf as a frozen tab is.
  const deaf = vi.spyOn(BroadcastChannel.prototype, 'postMessage').mockImplementation(() => {})
  const taken = second.client.takeOver()
  await taken
  deaf.mockRestore()
  expect(second.client.role).toBe('runs')
  await vi.waitFor(() => expect(first.client.role).toBe('watches'), wait)
  await first.client.takeOver()
  expect([first.client.role, second.client.role]).toEqual(['runs', 'watches'])
})

test('frames are sent abroad only while somebody watches', async () => {
  const [first, second] = await two()
  const { said, relay } = overhear(first.patchId)
  const frames = (): number => said.filter(({ say }) => say === 'frame').length
  first.client.play('number', 1)
  await expect.poll(frames, wait).toBeGreaterThan(0)
  await second.client.close()
  await expect.poll(() => said.map(({ say }) => say), wait).toContain('bye')
  const before = frames()
  first.client.play('number', 2)
  await expect.poll(() => first.texts(), wait).toContain('print: 2')
  expect(frames()).toBe(before)
  relay.close()
})

test('a tab that is gone without a word is forgotten, with what it had in view', async () => {
  const [first, second] = await two()
  const { said, relay } = overhear(first.patchId)
  const silence = vi.spyOn(Relay.prototype, 'say').mockImplementation(() => {})
  await second.client.close()
  silence.mockRestore()
  expect(said.some(({ say }) => say === 'bye')).toBe(false)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const before = said.length
  first.client.play('number', 2)
  await expect.poll(() => first.texts(), wait).toContain('print: 2')
  expect(said.length).toBe(before)
  relay.close()
})
