// A patch in the engine's real worker, seen from the page as the editor sees it.
import { expect, test, vi } from 'vitest'
import { bang, Command } from '../runtime/message.ts'
import { testGraph } from '../runtime/testing.ts'
import { adding, openOn, openTestEngine, removing } from './testing/open-test-engine.ts'

const wait = { timeout: 10_000 }

test('opens, fires [loadbang], shows what boxes show, flashes and prints', async () => {
  const engine = openTestEngine({ load: 'loadbang', five: 'msg 5', number: 'number', print: 'print x' }, [
    'load five',
    'five number',
    'number print'
  ])
  await expect.poll(() => engine.shown.get('number'), wait).toBe(5)
  await expect.poll(() => engine.texts(), wait).toEqual(['x: 5'])
  await expect.poll(() => engine.active.has('five'), wait).toBe(true)
  expect(engine.roles).toEqual(['starting', 'runs'])
})

test('what is stored is there in the next session', async () => {
  const boxes = { load: 'loadbang', get: 'msg get k', kv: 'kv s', print: 'print', set: 'msg set k 7' }
  const cables = ['load get', 'get kv', 'kv print', 'set kv']
  const first = openTestEngine(boxes, cables)
  await expect.poll(() => first.texts(), wait).toHaveLength(1)
  first.client.play('set', bang)
  await expect.poll(() => first.texts(), wait).toHaveLength(2)
  await first.client.close()
  const second = openTestEngine(boxes, cables, { patchId: first.patchId })
  await expect.poll(() => second.texts(), wait).toHaveLength(1)
  expect(second.texts()[0]).toContain('value: 7')
})

test('a metro goes on, and a box that it drives flashes and counts', async () => {
  const engine = openTestEngine({ load: 'loadbang', metro: 'metro 20', count: 'counter', number: 'number' }, [
    'load metro',
    'metro count',
    'count number'
  ])
  await expect.poll(() => engine.shown.get('number') as number, wait).toBeGreaterThan(3)
  expect(engine.active.has('metro')).toBe(true)
})

test('boxes flash for what is no hand’s and no clock’s doing: a later answer', async () => {
  const engine = openTestEngine({ load: 'loadbang', ask: 'msg get k', kv: 'kv', pass: 't a' }, [
    'load ask',
    'ask kv',
    'kv pass'
  ])
  await expect.poll(() => engine.active.has('kv'), wait).toBe(true)
})

test('edits made while it starts arrive, all, once and in order', async () => {
  const engine = openTestEngine({ load: 'loadbang', print: 'print a' }, ['load print'])
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  // The worker has not even loaded: these wait for it, behind the first graph.
  engine.client.apply(adding({ late: 'loadbang', print: 'print b' }, ['late print'], true))
  engine.client.apply(adding({ later: 'loadbang', print: 'print c' }, ['later print'], true))
  engine.client.apply(removing('late'))
  engine.client.play('later', bang)
  await expect.poll(() => engine.texts(), wait).toEqual(['a: bang', 'b: bang', 'c: bang', 'c: bang'])
})

test('a first graph that an edit repeats is the same patch, not a second one', async () => {
  const boxes = { load: 'loadbang', number: 'number', print: 'print' }
  const engine = openTestEngine(boxes, ['load number', 'number print'])
  engine.client.apply(adding(boxes, ['load number', 'number print'], true))
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.apply(adding(boxes, ['load number', 'number print'], true))
  engine.client.apply(removing('nobody'))
  engine.client.play('number', 3)
  await expect.poll(() => engine.texts(), wait).toEqual(['print: 0', 'print: 3'])
})

test('a hand plays; what it leaves is written back once it lets go', async () => {
  const engine = openTestEngine({ slider: 'slider', print: 'print' }, ['slider print'])
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.play('slider', 5)
  engine.client.play('slider', 6)
  engine.client.play('slider', new Command('release'))
  engine.client.play('print', 'foo', 0)
  await expect.poll(() => engine.texts(), wait).toEqual(['print: 5', 'print: 6', 'print: symbol foo'])
  await expect.poll(() => engine.persisted, wait).toEqual([['slider', 'value', 6]])
})

test('rule 25: an error stands on its box, and goes with the next edit of it', async () => {
  const engine = openTestEngine({ add: '+ foo', other: 'nobody', fine: 'number' })
  await expect.poll(() => engine.errors.get('add')?.code, wait).toBe('bad-argument')
  expect(engine.errors.get('other')?.code).toBe('no-such-object')
  expect(engine.errors.has('fine')).toBe(false)
  expect(engine.lines.find(({ nodeId }) => nodeId === 'add')).toMatchObject({
    level: 'error',
    code: 'bad-argument'
  })
  engine.client.apply(adding({ add: '+ 1' }))
  await expect.poll(() => engine.errors.get('add'), wait).toBe(null)
  engine.client.apply(removing('other'))
  expect(engine.errors.get('other')).toBe(null)
})

test('rule 24: what a message box was told to show goes when its text is edited', async () => {
  const engine = openTestEngine({ set: 'msg set 1 2', box: 'msg old' }, ['set box'])
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.play('set', bang)
  await expect.poll(() => engine.shown.get('box'), wait).toBe('1 2')
  engine.client.apply(adding({ box: 'msg new' }))
  await expect.poll(() => engine.shown.get('box'), wait).toBe(undefined)
})

test('only boxes in view show what they show; one that comes into view, what it shows now', async () => {
  const engine = openTestEngine({ a: 'number', b: 'number' })
  engine.client.watch(['a'])
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.shown.clear()
  engine.client.play('b', 2)
  engine.client.play('a', 1)
  await expect.poll(() => engine.shown.get('a'), wait).toBe(1)
  expect(engine.shown.has('b')).toBe(false)
  engine.client.watch(['b'])
  await expect.poll(() => engine.shown.get('b'), wait).toBe(2)
})

test('completion knows stores and keys', async () => {
  const engine = openTestEngine(
    {
      load: 'loadbang',
      set: 'msg set k 1',
      named: 'kv s',
      own: 'kv',
      inner: { text: 'kv', parent: 'sub' },
      sub: 'pd sub'
    },
    ['load set', 'set named', 'set own', 'set inner']
  )
  const ask = engine.client.complete.bind(engine.client)
  await expect.poll(() => ask({ ask: 'stores' }), wait).toEqual(['s'])
  expect(await ask({ ask: 'keys', store: 's' })).toEqual(['k'])
  expect(await ask({ ask: 'keys', store: null, nodeId: 'own' })).toEqual(['k'])
  expect(await ask({ ask: 'keys', store: null, nodeId: 'inner' })).toEqual(['k'])
  expect(await ask({ ask: 'keys', store: 'none' })).toEqual([])
  await engine.client.close()
  expect(await ask({ ask: 'stores' })).toEqual([])
})

test('stores that answer from memory, round and round, leave time for everything else', async () => {
  const engine = openTestEngine(
    { load: 'loadbang', get: 'msg get a', kv: 'kv s', m: 'metro 20', c: 'counter', n: 'number' },
    ['load m', 'load get', 'get kv', 'kv get', 'm c', 'c n']
  )
  await expect.poll(() => engine.shown.get('n'), wait).toBeGreaterThan(20)
  expect(engine.texts()).toEqual([])
})

test('completion knows stores of documents, collections and fields; stores show how much they hold', async () => {
  const engine = openTestEngine(
    {
      load: 'loadbang',
      insert: 'msg insert notes {title: "a", by: {name: "b"}}, insert others {n: 1}',
      named: 'db s',
      own: 'db',
      set: 'msg set k 1',
      kv: 'kv other'
    },
    ['load insert', 'insert named', 'insert own', 'load set', 'set kv']
  )
  const ask = engine.client.complete.bind(engine.client)
  await expect.poll(() => ask({ ask: 'stores', kind: 'db' }), wait).toEqual(['s'])
  expect(await ask({ ask: 'stores', kind: 'kv' })).toEqual(['other'])
  expect(await ask({ ask: 'collections', store: 's' })).toEqual(['notes', 'others'])
  expect(await ask({ ask: 'collections', store: null, nodeId: 'own' })).toEqual(['notes', 'others'])
  expect(await ask({ ask: 'fields', store: 's', collection: 'notes' })).toEqual(
    expect.arrayContaining(['title', 'by', 'by.name'])
  )
  expect(await ask({ ask: 'fields', store: 's', collection: 'none' })).toEqual([])
  await expect.poll(() => ['named', 'own', 'kv'].map((id) => engine.shown.get(id)), wait).toEqual([2, 2, 1])
  await engine.client.close()
})

test('rule 23: starting anew fires [loadbang] again, and nothing of the last run stands', async () => {
  const engine = openTestEngine(
    { load: 'loadbang', print: 'print', bad: 'spigot', set: 'msg set x', box: 'msg text' },
    ['load print', 'set box']
  )
  await expect.poll(() => engine.texts(), wait).toEqual(['print: bang'])
  engine.client.play('bad', { nothing: 1 } as never, 1)
  engine.client.play('set', bang)
  await expect.poll(() => engine.shown.get('box'), wait).toBe('x')
  await expect.poll(() => engine.errors.get('bad')?.code, wait).toBe('no-method')
  await Promise.all([engine.client.restart(), engine.client.restart()])
  expect(engine.errors.get('bad')).toBe(null)
  expect(engine.shown.get('box')).toBe(undefined)
  const prints = (): string[] => engine.texts().filter((text) => text.startsWith('print'))
  // The first of the two was ended before it could fire, or was not.
  await expect.poll(() => prints().length, wait).toBeGreaterThan(1)
  expect(engine.client.role).toBe('runs')
})

test('edits made while it starts anew are in it, once', async () => {
  const boxes: Record<string, string> = { load: 'loadbang', print: 'print a' }
  const cables = ['load print']
  const engine = openOn('edits-' + Math.random(), () => testGraph(boxes, cables), ['print'])
  await expect.poll(() => engine.texts(), wait).toEqual(['a: bang'])
  const again = engine.client.restart()
  for (const name of ['b', 'c', 'd']) {
    boxes[`load ${name}`.replace(' ', '-')] = 'loadbang'
    boxes[name] = `print ${name}`
    cables.push(`load-${name} ${name}`)
    engine.client.apply(adding({ ...boxes }, cables, true))
    // Before it was stopped, while it is, after.
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await again
  const fired = (): string[] => engine.texts().filter((text) => !text.startsWith('a'))
  await expect.poll(() => [...new Set(fired())].sort(), wait).toEqual(['b: bang', 'c: bang', 'd: bang'])
  engine.client.play('load-d', bang)
  await expect.poll(() => engine.texts().at(-1), wait).toBe('d: bang')
  expect(engine.lines.filter(({ level }) => level !== 'print')).toEqual([])
})

test('a message loop without an end is stopped, its box named; the rest goes on', async () => {
  const engine = openTestEngine(
    { go: 'button', until: 'until', n: 'number', metro: 'metro 20', print: 'print tick', load: 'loadbang' },
    ['load metro', 'metro print', 'go until', 'until n']
  )
  await expect.poll(() => engine.texts(), wait).toContain('tick: bang')
  engine.client.play('go', bang)
  await expect.poll(() => engine.errors.get('until')?.code, wait).toBe('turn-stopped')
  const ticks = engine.texts().length
  await expect.poll(() => engine.texts().length, wait).toBeGreaterThan(ticks + 2)
  expect(engine.client.role).toBe('runs')
})

test('when a [loadbang] loops without an end, those after it fire all the same', async () => {
  const engine = openTestEngine(
    { one: 'loadbang', until: 'until', n: 'number', two: 'loadbang', print: 'print two' },
    ['one until', 'until n', 'two print']
  )
  await expect.poll(() => engine.errors.get('until')?.code, wait).toBe('turn-stopped')
  await expect.poll(() => engine.texts(), wait).toContain('two: bang')
})

test('a patch that prints without end costs the console the newest lines and a number', async () => {
  const engine = openTestEngine(
    { list: 'msg 1', until: 'until', count: 'counter', sel: 'select 5000', t: 't b b', print: 'print' },
    ['list until', 'until t', 't:1 count', 'count sel', 'count print', 'sel until:1']
  )
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.play('until', bang)
  await expect.poll(() => engine.texts().at(-1), wait).toBe('print: 5000')
  expect(engine.dropped + engine.lines.length).toBe(5001)
})

test('where the browser refuses to store, it runs in memory, and says so', async () => {
  const inPrivate = (): Worker =>
    new Worker(new URL('./testing/private-worker.ts', import.meta.url), { type: 'module' })
  const engine = openTestEngine(
    { load: 'loadbang', set: 'msg set k 1, get k', kv: 'kv s', print: 'print' },
    ['load set', 'set kv', 'kv print'],
    { makeWorker: inPrivate }
  )
  await expect.poll(() => engine.texts().some((text) => text.includes('value: 1')), wait).toBe(true)
  expect(engine.lines[0]).toMatchObject({ level: 'warn', code: 'storage-refused' })
  expect(await engine.client.complete({ ask: 'keys', store: 's' })).toEqual(['k'])
})

test('a hand that has not let go when the patch is closed: what it did is kept', async () => {
  const engine = openTestEngine({ slider: 'slider' })
  await expect.poll(() => engine.shown.get('slider'), wait).toBe(0)
  engine.client.play('slider', 5)
  await engine.client.close()
  expect(engine.persisted).toEqual([['slider', 'value', 5]])
})

test('lines of the last moment are not lost', async () => {
  const engine = openTestEngine({ print: 'print' })
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  engine.client.play('print', 0)
  await expect.poll(() => engine.texts(), wait).toHaveLength(1)
  for (let i = 1; i < 5; i++) engine.client.play('print', i)
  await engine.client.close()
  expect(engine.texts()).toHaveLength(5)
})

test('closed, it says so, answers nothing, and can be closed again', async () => {
  const engine = openTestEngine({ a: 'number' })
  await vi.waitFor(() => expect(engine.client.role).toBe('runs'), wait)
  await Promise.all([engine.client.close(), engine.client.close()])
  expect(engine.roles).toEqual(['starting', 'runs', 'stopped'])
  engine.client.apply(adding({ b: 'number' }))
  engine.client.play('a', 1)
  engine.client.watch([])
  await engine.client.restart()
  await engine.client.takeOver()
  expect(engine.client.role).toBe('stopped')
})

test('closed before it started, it never runs', async () => {
  const engine = openTestEngine({ a: 'number' })
  await engine.client.close()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(engine.roles).toEqual(['starting', 'stopped'])
})
