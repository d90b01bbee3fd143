// The notes app of the patch storage document: write notes, find them, remove them; they are there when one comes back.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'Notes',
  about: 'Write notes, find them, remove them; they stay.',
  boxes: {
    note: [40, 40, 'textbox "Write a note" -clear', { width: 320 }],
    insert: [40, 96, 'js ({insert: ["notes", {text: inlet, ts: Date.now()}]})'],
    'about-note': [368, 44, 'comment Enter stores it'],

    load: [576, 40, 'loadbang'],
    all: [576, 96, 'msg {find: "notes"}'],
    'about-load': [656, 40, 'comment all, when it opens'],
    wish: [752, 96, 'r remove'],

    changed: [872, 40, 'r changed'],
    search: [872, 80, 'textbox "Search" -live', { width: 240 }],
    'about-search': [1120, 84, 'comment as you type'],
    find: [872, 136, 'map ({find: ["notes", {text: {$contains: x}}]})'],

    db: [40, 184, 'db notes'],
    'about-db': [136, 184, 'comment a store of documents, on this computer'],
    reply: [40, 232, 'route op=find op=insert op=delete'],
    'about-reply': [336, 232, 'comment each answer says what it answers'],
    docs: [40, 288, 'js x.docs'],
    again: [216, 288, 'bang'],
    tell: [216, 336, 's changed'],
    'about-again': [312, 336, 'comment something changed: search again'],

    list: [40, 384, 'listview text ts', { width: 520, height: 240 }],
    'about-list': [576, 384, 'comment click a note: it is printed.\n× or Delete removes it.'],
    print: [40, 656, 'print note'],
    remove: [288, 656, 'map ({delete: ["notes", x._id]})'],
    ask: [288, 704, 's remove'],
    'about-remove': [384, 704, 'comment like a cable, to [r remove] above']
  },
  cables: [
    'note insert',
    'insert db',
    'load all',
    'all db',
    'changed search',
    'search find',
    'find db',
    'wish db',
    'db reply',
    'reply docs',
    'docs list',
    'reply:1 again',
    'reply:2 again',
    'again tell',
    'list print',
    'list:2 remove',
    'remove ask'
  ]
} satisfies Sketch
