// The counter of the patch storage document: how often was this patch opened?
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'Counter',
  about: 'Counts how often it was opened, and remembers it.',
  boxes: {
    load: [40, 40, 'loadbang'],
    ask: [40, 88, 'msg {get: "count"}'],
    read: [40, 136, 'kv counter'],
    reply: [40, 184, 'route op=get'],
    value: [40, 232, 'js x.found ? x.value : 0'],
    add: [40, 280, '+ 1'],
    store: [40, 344, 'msg x => ({set: ["count", x]})'],
    write: [40, 392, 'kv counter'],
    number: [328, 344, 'number'],
    print: [328, 392, 'print count'],
    'about-load': [280, 44, 'comment fires when the patch opens'],
    'about-read': [280, 92, 'comment asks the store for the last count'],
    'about-kv': [280, 140, 'comment a [kv] keeps what it is given on this computer'],
    'about-value': [280, 236, 'comment nothing there yet? then 0'],
    'about-add': [280, 284, 'comment once more than last time']
  },
  cables: [
    'load ask',
    'ask read',
    'read reply',
    'reply value',
    'value add',
    'add store',
    'store write',
    'add number',
    'number print'
  ]
} satisfies Sketch
