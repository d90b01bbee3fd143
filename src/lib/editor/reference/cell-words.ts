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
    about:
      'The value in the store of this cell; undefined where there is none. All but watch and store answers with a promise.'
  },
  {
    names: ['kv'],
    written: 'await kv.set(key, value)',
    about: 'Keeps a value; done when it is on the disk.'
  },
  {
    names: ['kv'],
    written: 'await kv.delete(key), kv.clear()',
    about: 'Forgets a value, answers whether there was one; forgets everything.'
  },
  {
    names: ['kv'],
    written: 'await kv.has(key), kv.keys(), kv.count()',
    about: 'Whether there is a value; all keys; how many.'
  },
  {
    names: ['kv'],
    written: 'await kv.getMany(keys), kv.setMany({ a: 1 })',
    about: 'Several values in one go; they are kept all together or not at all.'
  },
  {
    names: ['kv'],
    written: 'await kv.update(key, (value) => …)',
    about:
      'Keeps what the function makes of the value, in one step, whoever else writes. It may be called again.'
  },
  {
    names: ['kv'],
    written: 'await kv.increment(key, by = 1)',
    about: 'Adds to a number in one step and answers with the sum.'
  },
  {
    names: ['kv'],
    written: 'kv.watch(key, (value, key) => …)',
    about: 'Calls after each change of the key, of any key without one. Returns a function that ends that.'
  },
  {
    names: ['db'],
    written: 'await db.insert(collection, doc)',
    about: 'Keeps a document and answers with its _id. insertMany takes a list of them.'
  },
  {
    names: ['db'],
    written: 'await db.find(collection, query, options)',
    about: 'The documents that match, as in { n: { $gt: 3 } }; options are sort, limit and skip.'
  },
  {
    names: ['db'],
    written: 'await db.findOne(collection, id)',
    about: 'The document of that _id, or null.'
  },
  {
    names: ['db'],
    written: 'await db.update(collection, id, fields)',
    about:
      'Changes these fields; replace puts a whole document in its place, delete removes it. Each answers whether there was one.'
  },
  {
    names: ['db'],
    written: 'await db.count(collection, query), db.collections(), db.drop(collection)',
    about: 'How many match; the names of all collections; removes one.'
  },
  {
    names: ['db'],
    written: 'db.watch(collection, query, (docs, { added, changed, removed }) => …)',
    about: 'Calls with what find gives, now and after each change of it. Returns a function that ends that.'
  },
  {
    names: ['kv', 'db'],
    written: 'kv.store(name), db.store(name, { fast: true })',
    about:
      'The store that [kv name] or [db name] has, with the same functions. A fast one answers before the data is on the disk: a crash may lose the last moments.'
  },
  {
    names: ['kv', 'db'],
    written: 'await kv.flush(), db.flush()',
    about: 'Done when everything asked before is on the disk.'
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
