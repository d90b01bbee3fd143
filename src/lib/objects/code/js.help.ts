// Help for [js]: Code: with an expression it is a map; alone it is a cell with a program.
import type { HelpPatch } from '../help.ts'

const code = `// recv is called for each message, send sends one.
recv((message) => {
  send({ got: message, at: Date.now() })
})

// kv is this cell's own store; kv.store('name') a shared one.
const runs = ((await kv.get('runs')) ?? 0) + 1
await kv.set('runs', runs)
console.log('this cell has run', runs, 'times')`

export default {
  name: 'js',
  about: 'Code: with an expression it is a map; alone it is a cell with a program',
  boxes: {
    title: [40, 24, 'comment js: Code: with an expression it is a map; alone it is a cell with a program'],
    n: [40, 88, 'number'],
    'note-1': [240, 88, 'comment With an expression it is a [map]: x is the message.'],
    e: [40, 136, 'js x > 10 ? "big" : "small"'],
    p: [40, 184, 'print size'],
    b: [40, 232, 'button'],
    m: [88, 232, 'msg hello'],
    'note-2': [
      240,
      232,
      'comment Alone it is a cell: a program in a sandbox of its own. [js 2 1] has two inlets and one outlet.'
    ],
    cell: [40, 288, 'js', { code }],
    q: [40, 496, 'print cell'],
    'note-3': [
      240,
      496,
      'comment Change the code and press Run. A cell that never ends is stopped and named; the patch goes on.'
    ],
    see: [40, 560, 'comment See also: [map], [kv], [msg]']
  },
  cables: ['n e', 'e p', 'b cell', 'm cell', 'cell q']
} satisfies HelpPatch
