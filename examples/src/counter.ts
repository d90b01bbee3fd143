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
    number: [304, 344, 'number'],
    print: [304, 392, 'print count'],
    'about-load': [296, 40, 'comment when the patch opens'],
    'about-ask': [296, 88, 'comment ask for the last count'],
    'about-read': [296, 136, 'comment a store, kept on this computer'],
    'about-reply': [296, 184, 'comment only its answers to get go on'],
    'about-value': [296, 232, 'comment nothing there yet? then 0'],
    'about-add': [296, 280, 'comment one more than last time'],
    'about-number': [392, 344, 'comment how often so far']
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
