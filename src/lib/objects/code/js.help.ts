// Help for [js]: Code: with an expression it is a map; alone it is a cell with a program.
import type { HelpPatch } from '../help.ts'

const code = `// What stands here makes the inlets, and the knobs above.
inlets('number', 'reset')
const p = params({ factor: { value: 2, min: 0, max: 10 }, log: false })

// kv is this cell's own store: it is there again another day.
let sum = (await kv.get('sum')) ?? 0

recv(async (message, inlet) => {
  if (inlet === 1) sum = 0
  else sum += message * p.factor
  if (p.log) console.log('now', sum)
  await kv.set('sum', sum)
  // After an answer: in a later turn.
  send(sum)
})`

export default {
  name: 'js',
  about: 'Code: with an expression it is a map; alone it is a cell with a program',
  boxes: {
    title: [40, 24, 'comment js: Code: with an expression it is a map; alone it is a cell with a program'],
    n: [40, 88, 'number'],
    'note-1': [240, 88, 'comment With an expression it is a [map]: x is the message.'],
    e: [40, 136, 'js x > 10 ? "big" : "small"'],
    p: [40, 184, 'print size'],
    x: [40, 232, 'number'],
    m: [136, 232, 'msg 5'],
    b: [184, 232, 'button'],
    'note-2': [
      240,
      232,
      'comment Alone it is a cell: a program in a sandbox of its own, with the inlets and the knobs that it asks for.'
    ],
    cell: [40, 304, 'js', { code }],
    q: [40, 632, 'print cell'],
    'note-3': [
      240,
      632,
      'comment Change the code and press Run. A cell that never ends is stopped and named; the patch goes on.'
    ],
    see: [40, 696, 'comment See also: [map], [kv], [msg]']
  },
  cables: ['n e', 'e p', 'x cell', 'm cell', 'b cell:1', 'cell q']
} satisfies HelpPatch
