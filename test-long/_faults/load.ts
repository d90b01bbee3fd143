// A patch that stores as fast as it can, and whose number boxes show how far its replies have come: what they have shown, a
// person has seen, and must be there whatever happens next. Each writer counts from 1 on, and entry n follows from n.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export interface Load {
  boxes: Sketch['boxes']
  cables: string[]
}

/** The text kept with entry n: mostly short, now and then longer than a page of any database. */
export const textOf = (n: number): string => `${n} `.repeat(n % 97 === 0 ? 9000 : (n * 7919) % 200)
/** The same, as the patch has it. */
const textCode = (n: string): string => `(${n} + ' ').repeat(${n} % 97 === 0 ? 9000 : (${n} * 7919) % 200)`

/** The requests that each writer has under way at a time. */
const WINDOW = 16

/** A cell that calls `write(n)` as fast as it can and sends n when it is done. */
const cell = (setUp: string, write: string): string => `
${setUp}
let n = 0
async function work() {
  for (;;) {
    const mine = ++n
    ${write}
    send(mine)
  }
}
for (let i = 0; i < ${WINDOW}; i++) work()
`

/** Boxes that send `request` (an expression in x) for each n, and the next for each reply to `op`; the replies are counted. */
function boxes(name: string, left: number, store: string, request: string, op: string): Load {
  const id = (part: string) => `${part}-${name}`
  return {
    boxes: {
      [id('start')]: [left, 20, 'loadbang'],
      [id('window')]: [left, 60, `msg ${WINDOW}`],
      [id('until')]: [left, 100, 'until'],
      [id('count')]: [left, 140, 'counter 1 1000000000'],
      [id('request')]: [left, 180, `js ${request}`],
      [id('store')]: [left, 240, store],
      [id('reply')]: [left, 280, `route op=${op}`],
      [id('then')]: [left, 320, 't b b'],
      [id('replies')]: [left + 60, 360, 'counter 1 1000000000'],
      [id('ack')]: [left + 60, 400, 'number']
    },
    cables: [
      `${id('start')} ${id('window')}`,
      `${id('window')} ${id('until')}`,
      `${id('until')} ${id('count')}`,
      `${id('count')} ${id('request')}`,
      `${id('request')} ${id('store')}`,
      `${id('store')} ${id('reply')}`,
      `${id('reply')} ${id('then')}`,
      `${id('then')}:1 ${id('replies')}`,
      `${id('replies')} ${id('ack')}`,
      `${id('then')} ${id('count')}`
    ]
  }
}

export function cellBoxes(name: string, left: number, code: string): Load {
  return {
    boxes: { [`cell-${name}`]: [left, 20, 'js', { code }], [`ack-${name}`]: [left, 400, 'number'] },
    cables: [`cell-${name} ack-${name}`]
  }
}

/** What a cell and boxes keep for n: a record of n and its text. */
export const entry = (n: string): string => `{n: ${n}, text: ${textCode(n)}}`

/** Writers by name; the number box of each is `ack-NAME`. */
export const writers: Record<string, Load> = {
  'kv-boxes': boxes('kv-boxes', 20, 'kv boxes', `({set: ['k' + x, ${entry('x')}]})`, 'set'),
  'db-boxes': boxes('db-boxes', 260, 'db boxes', `({insert: ['notes', ${entry('x')}]})`, 'insert'),
  increment: boxes('increment', 500, 'kv sums', `({increment: ['n', 1]})`, 'increment'),
  'kv-cell': cellBoxes(
    'kv-cell',
    740,
    cell(`const own = kv.store('cell')`, `await own.set('k' + mine, ${entry('mine')})`)
  ),
  'db-cell': cellBoxes(
    'db-cell',
    980,
    cell(`const own = db.store('cell')`, `await own.insert('notes', ${entry('mine')})`)
  ),
  // Answered from memory, and acknowledged by the flush.
  'kv-fast': cellBoxes(
    'kv-fast',
    1220,
    cell(
      `const own = kv.store('fast', { fast: true })`,
      `await own.set('k' + mine, ${entry('mine')}); await own.flush()`
    )
  )
}

export const load: Load = {
  boxes: Object.assign({}, ...Object.values(writers).map(({ boxes }) => boxes)) as Sketch['boxes'],
  cables: Object.values(writers).flatMap(({ cables }) => cables)
}
