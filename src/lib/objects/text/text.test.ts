// Texts: what native Pd cannot be asked about: what is kept with the patch, editing, records, errors. The rest is in
// conformance/text.test.ts.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command, record, type Message, type Value } from '../../runtime/message.ts'
import { testGraph, testPatch, type TestBox } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { linesOfList, linesOfText, TextLines } from './text-lines.ts'

const open = (boxes: Record<string, TestBox>, cables: string[] = []) => testPatch(catalogue, boxes, cables)
const codes = (p: { errors: { code?: string }[] }) => p.errors.map(({ code }) => code)

const words = fc.array(
  fc.oneof(
    fc.constantFrom<Value>(';', ',', '$1', 'x$2', '\\;', 'a', 'two words', '{', '"', 'bang', '5', ''),
    fc.integer(),
    fc.constant<Value>(record({ a: 1, b: 'x' }))
  ),
  { maxLength: 20 }
)

test('a text is the same after it was saved, and after it was a list', () => {
  fc.assert(
    fc.property(words, (list) => {
      const text = new TextLines()
      text.replace(linesOfList(list))
      const saved = new TextLines()
      saved.replace(linesOfText(text.toText()))
      expect(saved.toList()).toStrictEqual(text.toList())
      const listed = new TextLines()
      listed.replace(linesOfList(text.toList()))
      expect(listed.toText()).toBe(text.toText())
    })
  )
})

test('-k: what a text holds is saved once a turn, and is there again', () => {
  const p = open({ d: 'text define -k notes', i: 'text insert notes 1000', t: 'text tolist notes' })
  p.machine.turn(() => {
    p.machine.play('i', [1, 2], 0)
    p.machine.play('i', ['a b', ';'], 0)
  })
  expect(p.persisted).toStrictEqual([['d', 'text', '1 2;\n"a b" ";";']])
  const again = open(
    {
      d: { text: 'text define -k notes', data: record({ text: p.persisted[0]![2] }) },
      t: 'text tolist notes',
      p: 'print x'
    },
    ['t p']
  )
  again.machine.play('t', bang, 0)
  expect(again.lines).toStrictEqual(['x: 1 2 \\; a\\ b \\\\\\; \\;'])
  expect(again.persisted).toStrictEqual([])
})

test('without -k nothing is saved', () => {
  const p = open({ d: 'text define notes', i: 'text insert notes' })
  p.machine.play('i', [1, 2], 0)
  expect(p.persisted).toStrictEqual([])
})

test('a text changed by another hand is the new one, and says `updated`', () => {
  const boxes = (text: string): Record<string, TestBox> => ({
    d: { text: 'text define -k notes', data: record({ text }) },
    t: 'text tolist notes',
    p: 'print text',
    u: 'print updated'
  })
  const p = open(boxes('1;'), ['t p', 'd:1 u'])
  const next = testGraph(boxes('2 3;'), ['t p', 'd:1 u'])
  p.machine.apply({ ...next, fire: false })
  p.machine.play('t', bang, 0)
  expect(p.lines).toStrictEqual(['updated: updated', 'text: 2 3 \\;'])
  expect(p.persisted).toStrictEqual([])
})

test('rule 25: a text keeps what it holds when it is renamed', () => {
  const boxes = (name: string) => ({
    d: `text define ${name}`,
    t: 'text tolist b',
    i: 'text insert a',
    p: 'print x'
  })
  const p = open(boxes('a'), ['t p'])
  p.machine.play('i', [1, 2], 0)
  p.machine.apply(testGraph(boxes('b'), ['t p']))
  p.machine.play('t', bang, 0)
  expect(p.lines).toStrictEqual(['x: 1 2 \\;'])
})

test('records stand in lines as one field', () => {
  const r = record({ note: 60 })
  const p = open(
    { d: 'text define a', i: 'text insert a', g: 'text get a', s: 'text size a', p: 'print x', n: 'print n' },
    ['g p', 's n']
  )
  p.machine.play('i', ['x', r], 0)
  p.machine.play('g', 0, 0)
  p.machine.play('s', 0, 0)
  expect(p.lines).toStrictEqual(['x: list x {note: 60}', 'n: 2'])
})

test('the first of two texts of one name counts, and the second one says so', () => {
  const p = open(
    { a: 'text define x', b: 'text define x', i: 'text insert x', s: 'text size x', p: 'print n' },
    ['s p']
  )
  expect(codes(p)).toStrictEqual(['multiply-defined'])
  p.machine.play('i', [1], 0)
  p.machine.apply({ setNodes: [], removeNodes: ['a'], setEdges: [], removeEdges: [], fire: false })
  p.machine.play('s', bang, 0)
  expect(p.lines).toStrictEqual(['n: 0'])
})

test('errors', () => {
  const after = (text: string, ...messages: [number, Message][]) => {
    const p = open({ d: 'text define T', f: 'text fromlist T', it: text })
    p.machine.play('f', ['a', 1, ';'], 0)
    for (const [inlet, message] of messages) p.machine.play('it', message, inlet)
    return codes(p)
  }
  expect(after('text foo')).toStrictEqual(['bad-argument'])
  expect(after('text define -x')).toStrictEqual(['bad-argument'])
  expect(after('text get U', [0, 0])).toStrictEqual(['no-text'])
  expect(after('text size', [0, bang])).toStrictEqual(['no-text'])
  expect(after('text get -s a b', [0, 0])).toStrictEqual(['no-structures'])
  expect(after('text get T x')).toStrictEqual(['bad-argument'])
  expect(after('text get T 1 5', [0, 0])).toStrictEqual(['text-field'])
  expect(after('text set T 0 4', [0, [1]])).toStrictEqual(['text-field'])
  expect(after('text set T -1', [0, [1]])).toStrictEqual(['text-line'])
  expect(after('text insert T -1', [0, [1]])).toStrictEqual(['text-line'])
  expect(after('text delete T', [0, 4])).toStrictEqual(['text-line'])
  expect(after('text search T foo')).toStrictEqual(['bad-argument'])
  expect(after('text search T > 0', [0, 'x'], [0, bang])).toStrictEqual(['text-search', 'text-search'])
  expect(after('text sequence T -q')).toStrictEqual(['bad-argument'])
  expect(after('text sequence T', [0, new Command('line', [9])])).toStrictEqual(['text-line'])
  expect(after('text sequence T -g', [0, new Command('line', [0])], [0, bang])).toStrictEqual(['no-receiver'])
  for (const text of ['text define', 'textfile', 'qlist'])
    expect(
      after(text, [0, new Command('read', ['a'])], [0, new Command('write', ['a', 'cr'])])
    ).toStrictEqual(['no-files', 'no-files'])
})

test('a long text in sequence, from deep within a chain', () => {
  const long = 20_000
  const deep = 400
  const chain = Object.fromEntries(Array.from({ length: deep }, (_, i) => [`c${i}`, 'list']))
  const links = Array.from({ length: deep - 1 }, (_, i) => `c${i} c${i + 1}`)
  const p = open(
    {
      d: 'text define T',
      i: 'text insert T 1e9',
      it: 'text sequence T',
      b: 'bang',
      ...chain,
      f: 'counter',
      n: 'number',
      e: 'print end'
    },
    [...links, `c${deep - 1} it`, 'it b', 'b f', 'it:1 e', 'f n']
  )
  p.machine.turn(() => {
    for (let i = 0; i < long; i++) p.machine.play('i', [i, 'x'], 0)
  })
  p.machine.turn(() => {
    p.machine.play('it', new Command('line', [0]), 0)
    p.machine.play('c0', bang, 0)
  })
  expect(p.errors).toStrictEqual([])
  expect(p.lines).toStrictEqual(['end: bang'])
  // It counts from 0.
  expect(p.shown.get('n')).toBe(long - 1)
})

test('a sequence that stops, rewinds or restarts itself', async () => {
  const run = async (line: string) => {
    const p = open(
      {
        l: 'loadbang',
        m: `msg list a 1 \\; b \\; a 2 \\; 10 a 3 \\;`,
        f: 'text fromlist T',
        d: 'text define T',
        go: 'msg line 0, auto',
        it: 'text sequence T -g',
        ra: 'r a',
        pa: 'print a',
        rb: 'r b',
        once: 'f 1',
        sp: 'spigot 1',
        shut: 'msg 0',
        self: `msg ${line}`,
        t: 't b b'
      },
      [
        'l m',
        'm f',
        'l go',
        'go it',
        'ra pa',
        'rb sp',
        'sp t',
        't:1 shut',
        'shut sp:1',
        't:0 self',
        'self it'
      ]
    )
    await p.run(1000)
    expect(p.errors).toStrictEqual([])
    return p.lines
  }
  expect(await run('stop')).toStrictEqual(['a: 1'])
  expect(await run('line 3')).toStrictEqual(['a: 1', 'a: 3'])
  expect(await run('line 0')).toStrictEqual(['a: 1', 'a: 1', 'a: 2', 'a: 3'])
  expect(await run('line 0, auto')).toStrictEqual(['a: 1', 'a: 1', 'a: 2', 'a: 3'])
})

test('a [qlist] that is sent next by its own message', async () => {
  const p = open(
    {
      l: 'loadbang',
      m: 'msg add a 1, add a 2, rewind, next',
      it: 'qlist',
      r: 'r a',
      n: 'msg next',
      p: 'print a'
    },
    ['l m', 'm it', 'r p', 'r n', 'n it']
  )
  await p.run()
  expect(codes(p)).toStrictEqual(['qlist-within', 'qlist-within'])
  expect(p.lines).toStrictEqual(['a: 1', 'a: 2'])
})
