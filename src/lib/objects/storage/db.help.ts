// Help for [db]: A store of documents that remembers across sessions, with queries.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'db',
  about: 'A store of documents that remembers across sessions, with queries',
  boxes: {
    title: [40, 24, 'comment db: A store of documents that remembers across sessions, with queries'],
    insert: [40, 72, 'msg insert books {title: "Emma", by: "Austen", year: 1815}'],
    'note-1': [
      560,
      72,
      'comment Store a document. It gets an _id of its own; the first one makes the collection.'
    ],
    many: [
      64,
      136,
      'msg {insertMany: ["books", [{title: "Ulysses", year: 1922}, {title: "Persuasion", by: "Austen", year: 1817}]]}'
    ],
    'note-2': [560, 136, 'comment Several at once, in another spelling.'],
    all: [88, 216, 'msg find books'],
    'note-3': [560, 216, 'comment All documents of the collection, as they came.'],
    find: [112, 264, 'msg find books {by: "Austen"}'],
    'note-4': [560, 264, 'comment Those whose fields are equal to these.'],
    query: [136, 312, 'msg find books {year: {$gt: 1816}} {year: -1} 10'],
    'note-5': [
      560,
      312,
      'comment Or greater: $gt $gte $lt $lte $ne $in $nin $contains $exists. Sorted by year, the last first; ten of them.'
    ],
    count: [160, 376, 'msg count books, collections'],
    mark: [184, 424, 'msg findOne books an-id'],
    'note-6': [
      560,
      424,
      'comment One document by its _id, null where there is none. update, replace and delete ask for an _id, too.'
    ],
    watch: [208, 496, 'msg watch books {by: "Austen"}'],
    'note-7': [
      560,
      496,
      'comment Answers as find does, now and after each change of the result, whoever makes it.'
    ],
    unwatch: [232, 560, 'msg unwatch'],
    drop: [256, 608, 'msg drop books'],
    'note-8': [560, 608, 'comment Removes the collection.'],
    db: [40, 664, 'db help'],
    'note-9': [
      320,
      664,
      'comment Every [db help] of this patch shares one store; [db] without a name has its own. -fast answers before the data is on the disk: see [kv].'
    ],
    r: [40, 744, 'route op=find op=watch'],
    'note-10': [
      320,
      744,
      'comment Each answer is a record that names its op: route it by that. docs is the list of documents.'
    ],
    docs: [40, 816, 'map x.docs.map(doc => doc.title)'],
    titles: [40, 864, 'print titles'],
    rest: [344, 816, 'print answer'],
    see: [40, 920, 'comment See also: [kv], [keep], [route], [listview], [js]']
  },
  cables: [
    'insert db',
    'many db',
    'all db',
    'find db',
    'query db',
    'count db',
    'mark db',
    'watch db',
    'unwatch db',
    'drop db',
    'db r',
    'r:0 docs',
    'r:1 docs',
    'r:2 rest',
    'docs titles'
  ]
} satisfies HelpPatch
