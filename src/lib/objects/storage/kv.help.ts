// Help for [kv]: A key-value store that remembers across sessions.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'kv',
  about: 'A key-value store that remembers across sessions',
  boxes: {
    title: [40, 24, 'comment kv: A key-value store that remembers across sessions'],
    set: [40, 72, 'msg {set: ["color", "red"]}'],
    set2: [272, 72, 'msg set size 5'],
    'note-1': [
      416,
      72,
      'comment Store something. Both spellings mean the same: a record, or a selector with arguments.'
    ],
    get: [40, 128, 'msg {get: "color"}'],
    has: [200, 128, 'msg has color'],
    'note-2': [416, 128, 'comment Ask for it. Close the patch, open it again: it is still there.'],
    keys: [40, 184, 'msg keys'],
    delete: [120, 184, 'msg delete color'],
    clear: [264, 184, 'msg clear'],
    'note-3': [416, 184, 'comment All keys; removing one; removing all.'],
    kv: [40, 232, 'kv help'],
    'note-4': [
      416,
      232,
      'comment Every [kv help] of this patch shares one store. [kv] without a name has its own.'
    ],
    r: [40, 288, 'route op=get op=keys'],
    'note-5': [416, 288, 'comment Each answer is a record with its op: route it by that.'],
    value: [40, 336, 'map x.found ? x.value : "nothing"'],
    list: [328, 336, 'map x.keys'],
    p: [40, 384, 'print value'],
    pk: [328, 384, 'print keys'],
    rest: [40, 432, 'print answer'],
    'note-6': [
      416,
      432,
      'comment The right inlet holds the key for bytes and pictures that come in on the left.'
    ],
    see: [40, 496, 'comment See also: [route], [map], [js]']
  },
  cables: [
    'set kv',
    'set2 kv',
    'get kv',
    'has kv',
    'keys kv',
    'delete kv',
    'clear kv',
    'kv r',
    'r:0 value',
    'r:1 list',
    'value p',
    'list pk',
    'r:2 rest'
  ]
} satisfies HelpPatch
