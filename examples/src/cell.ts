// The JSRunner example of the patch storage document, as far as [kv] goes: the history stands in the store too.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

const code = `// A cell: JavaScript beside the patch. It runs when the patch opens;
// after that, every bang that comes in counts once more.
async function visit() {
  const count = ((await kv.get('count')) ?? 0) + 1
  await kv.set('count', count)

  const history = (await kv.get('history')) ?? []
  history.push({ count, timestamp: Date.now() })
  await kv.set('history', history.slice(-10))

  send({ count, history: history.slice(-10) })
}

recv(visit)
await visit()`

export default {
  name: 'Cell',
  about: 'The counter again, in a few lines of JavaScript.',
  boxes: {
    again: [40, 40, 'button'],
    cell: [40, 96, 'js', { code }],
    'about-cell': [80, 40, 'comment click to count once more'],
    count: [40, 448, 'map x.count'],
    number: [40, 496, 'number'],
    print: [40, 544, 'print count'],
    history: [240, 448, 'map x.history.length'],
    length: [240, 496, 'number'],
    'about-history': [320, 496, 'comment remembered visits, ten at most']
  },
  cables: ['again cell', 'cell count', 'count number', 'number print', 'cell history', 'history length']
} satisfies Sketch
