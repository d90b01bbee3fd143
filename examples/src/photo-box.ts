// A box for photos: what a person drops is kept, by its name, and shown when it is chosen.
import type { Sketch } from '../../src/lib/patch/sketch.ts'

export default {
  name: 'Photo box',
  about: 'Drop pictures on it; they stay, and are shown again.',
  boxes: {
    drop: [40, 40, 'filedrop image', { width: 264, height: 72 }],
    'about-drop': [72, 120, 'comment one or many'],
    keep: [40, 168, 'map ({set: [$2.name, $1]})'],
    'about-keep': [272, 168, 'comment $1 is the picture,\n$2 what is known of it'],
    write: [40, 216, 'kv photos'],
    'about-write': [136, 216, 'comment every [kv photos] is\nthe same store'],
    stored: [40, 272, 'bang'],
    tell: [40, 320, 's changed'],

    load: [520, 40, 'loadbang'],
    changed: [616, 40, 'r changed'],
    'about-keys': [720, 40, 'comment at the start and\nafter each change'],
    keys: [520, 104, 'msg keys'],
    read: [520, 152, 'kv photos'],
    list: [520, 200, 'listview', { width: 304, height: 264 }],
    choose: [520, 512, 's show'],
    'about-choose': [520, 544, 'comment click one, or go\nthrough them with\nthe arrow keys'],
    remove: [696, 512, 'map ({delete: x})'],
    erase: [696, 560, 'kv photos'],
    'about-remove': [800, 560, 'comment × takes it out'],
    gone: [696, 608, 'bang'],
    again: [696, 656, 's changed'],

    shown: [904, 40, 'r show'],
    get: [904, 88, 'map ({get: x})'],
    'about-get': [1048, 88, 'comment asks for the picture'],
    fetch: [904, 136, 'kv photos'],
    value: [904, 184, 'js x.value'],
    view: [904, 232, 'imageview', { width: 376, height: 304 }]
  },
  cables: [
    'drop keep',
    'drop:1 keep:1',
    'keep write',
    'write stored',
    'stored tell',
    'load keys',
    'changed keys',
    'keys read',
    'read list',
    'list choose',
    'list:2 remove',
    'remove erase',
    'erase gone',
    'gone again',
    'shown get',
    'get fetch',
    'fetch value',
    'value view'
  ]
} satisfies Sketch
