// Four presets of three sliders, kept in a store. Recalling flows in from above, saving out below.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'Preset store',
  about: 'Three sliders and four presets that are still there tomorrow.',
  boxes: {
    'about-recall': [240, 40, 'comment recall a preset'],
    'recall-1': [240, 72, 'msg 1'],
    'recall-2': [288, 72, 'msg 2'],
    'recall-3': [336, 72, 'msg 3'],
    'recall-4': [384, 72, 'msg 4'],
    recall: [240, 136, 'map ({get: "preset " + x})'],
    read: [240, 184, 'kv presets'],
    reply: [240, 232, 'route op=get'],
    found: [240, 280, 'filter x.found'],
    value: [240, 328, 'map x.value'],
    each: [240, 376, 'unpack 0 0 0'],
    'about-found': [440, 280, 'comment only what was saved before goes on'],
    'about-each': [440, 376, 'comment a preset is a list of three numbers'],

    a: [240, 440, 'slider 0 127'],
    b: [416, 440, 'slider 0 127'],
    c: [592, 440, 'slider 0 127'],
    'a-value': [240, 496, 'number'],
    'b-value': [416, 496, 'number'],
    'c-value': [592, 496, 'number'],

    'about-save': [40, 408, 'comment save a preset'],
    'save-1': [40, 440, 'msg 1'],
    'save-2': [88, 440, 'msg 2'],
    'save-3': [136, 440, 'msg 3'],
    'save-4': [184, 440, 'msg 4'],
    save: [40, 576, 'map ({set: ["preset " + $1, [$2, $3, $4]]})'],
    write: [40, 624, 'kv presets'],
    'about-write': [440, 576, 'comment hot: a preset’s number saves; the sliders wait']
  },
  cables: [
    'recall-1 recall',
    'recall-2 recall',
    'recall-3 recall',
    'recall-4 recall',
    'recall read',
    'read reply',
    'reply found',
    'found value',
    'value each',
    'each a',
    'each:1 b',
    'each:2 c',
    'a a-value',
    'b b-value',
    'c c-value',
    'a-value save:1',
    'b-value save:2',
    'c-value save:3',
    'save-1 save',
    'save-2 save',
    'save-3 save',
    'save-4 save',
    'save write'
  ]
} satisfies Sketch
