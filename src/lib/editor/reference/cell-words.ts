// What the code of a cell can call, for the reference. A test holds it to what a cell really has.

export interface CellWord {
  /** The globals that it is about; none for a part of the language or of the box. */
  readonly names: readonly string[]
  readonly written: string
  readonly about: string
}

export const cellWords: readonly CellWord[] = [
  {
    names: ['recv'],
    written: 'recv((message, inlet) => …)',
    about: 'Calls the function for every message that comes in. Returns a function that ends that.'
  },
  {
    names: ['send'],
    written: 'send(message, outlet = 0)',
    about: 'Sends out of an outlet. true and false go as 1 and 0, undefined sends nothing, null is an error.'
  },
  {
    names: ['kv'],
    written: 'await kv.get(key)',
    about: 'The value in the store of this cell; undefined where there is none.'
  },
  {
    names: ['kv'],
    written: 'await kv.set(key, value)',
    about: 'Keeps a value; done when it is on the disk.'
  },
  {
    names: ['kv'],
    written: 'await kv.delete(key)',
    about: 'Forgets a value; answers whether there was one.'
  },
  {
    names: ['kv'],
    written: 'await kv.keys(), kv.has(key), kv.clear()',
    about: 'All keys; whether there is a value; forgets everything. Promises too.'
  },
  {
    names: ['kv'],
    written: 'kv.store(name)',
    about: 'The store that [kv name] has, with the same functions.'
  },
  {
    names: ['console'],
    written: 'console.log(…)',
    about: 'Writes to the console; also info, debug, warn and error.'
  },
  {
    names: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
    written: 'setTimeout(fn, ms), setInterval(fn, ms)',
    about: 'Calls later, once or again and again. clearTimeout and clearInterval end it.'
  },
  {
    names: ['queueMicrotask'],
    written: 'queueMicrotask(fn)',
    about: 'Calls as soon as the present function has ended.'
  },
  {
    names: ['onCleanup'],
    written: 'onCleanup(fn)',
    about: 'Calls before the cell is run again or goes away.'
  },
  { names: ['now'], written: 'now()', about: 'The time of the patch in milliseconds.' },
  { names: ['bang'], written: 'bang', about: 'The message without content: send(bang), message === bang.' },
  {
    names: ['Command'],
    written: "new Command('set', ['count', 5])",
    about: 'A message with a selector, here the same as `set count 5`. One that comes in is a Command too.'
  },
  {
    names: [],
    written: 'await …',
    about: 'May stand outside of functions as well: the code is a module.'
  },
  {
    names: [],
    written: '[js 2 1]',
    about: 'A cell with two inlets and one outlet, both counted from 0 in the code. [js] has one of each.'
  }
]
