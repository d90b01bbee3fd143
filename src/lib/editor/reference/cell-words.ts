// What the reference says of cells: the words of their context, which follow from its definition, in groups, and what belongs to the
// language and to the box.
import { cellWords as contextWords } from './cell-words.generated.ts'

export interface CellWord {
  readonly written: string
  readonly about: string
}

export interface CellWordGroup {
  readonly title: string
  /** What all of its words have in common. */
  readonly about: string
  readonly words: readonly CellWord[]
}

type Global = (typeof contextWords)[number]['global']

const of = (...globals: readonly Global[]): CellWord[] =>
  globals.flatMap((global) => contextWords.filter((word) => word.global === global))

export const cellWords: readonly CellWordGroup[] = [
  {
    title: 'Messages',
    about:
      'Messages of one turn arrive together when it has ended, and what the cell sends leaves in the order in which it was sent. A later answer (`await kv.get(…)`, `await sleep(…)`) means a later turn: another box may have spoken in between.',
    words: of('send', 'recv', 'sendTo', 'recvFrom', 'bang', 'Command')
  },
  {
    title: 'The box',
    about:
      'The code runs when the patch opens and when Run is pressed; what the box has follows from it at once.',
    words: [
      ...of('inlets', 'outlets', 'params', 'console', 'onCleanup'),
      { written: 'await …', about: 'May stand outside of functions as well: the code is a module.' },
      {
        written: '[js 2 1]',
        about: 'Two inlets and one outlet, where the code declares none. [js] has one of each.'
      },
      {
        written: '[js as scales]',
        about: "A cell with a name is a module: others `import { … } from 'scales'` what it exports."
      }
    ]
  },
  {
    title: 'Time',
    about:
      '`sleep` and `now` are in the time of the patch, as a [metro] is; timers come when they were asked for or somewhat later.',
    words: of(
      'sleep',
      'now',
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'requestAnimationFrame',
      'cancelAnimationFrame',
      'queueMicrotask'
    )
  },
  {
    title: 'Values by keys',
    about: 'Without `await` one has the promise, not the value; it is kept when the change is on the disk.',
    words: of('kv')
  },
  { title: 'Documents', about: 'Records in collections, found by what is in them.', words: of('db') },
  {
    title: 'The world outside',
    about:
      'The person is asked when the code first tries; what is allowed holds for that patch and that code alone.',
    words: of('permit', 'fetch', 'camera', 'microphone', 'midi')
  }
]
