// Help for [kv]: A key-value store that remembers across sessions.
import type { HelpPatch } from '../help.ts'

export default {
  name: 'kv',
  about: 'A key-value store that remembers across sessions',
  boxes: {
    title: [40, 24, 'comment kv: A key-value store that remembers across sessions'],
    set: [40, 72, 'msg {set: ["color", "red"]}'],
    'note-1': [320, 72, 'comment Store something.'],
    set2: [64, 120, 'msg set size 5'],
    'note-2': [320, 120, 'comment The same in another spelling: a selector with arguments.'],
    get: [88, 168, 'msg {get: "color"}'],
    'note-3': [320, 168, 'comment Ask for it. Close the patch, open it again: it is still there.'],
    has: [112, 224, 'msg has color'],
    keys: [136, 272, 'msg keys'],
    'note-4': [320, 272, 'comment All keys of the store.'],
    delete: [160, 320, 'msg delete color'],
    'note-5': [320, 320, 'comment Removes one key; clear removes all.'],
    clear: [184, 368, 'msg clear'],
    kv: [40, 416, 'kv help'],
    'note-6': [
      320,
      416,
      'comment Every [kv help] of this patch shares one store; [kv] without a name has its own. The right inlet holds the key for bytes and pictures.'
    ],
    r: [40, 488, 'route op=get'],
    'note-7': [320, 488, 'comment Each answer is a record that names its op: route it by that.'],
    value: [40, 536, 'map x.found ? x.value : "nothing"'],
    rest: [328, 536, 'print answer'],
    p: [40, 584, 'print value'],
    see: [40, 640, 'comment See also: [route], [map], [js]']
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
    'r:1 rest',
    'value p'
  ]
} satisfies HelpPatch
