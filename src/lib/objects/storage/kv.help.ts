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
    keys: [136, 272, 'msg keys, count'],
    'note-4': [320, 272, 'comment All keys of the store, and how many there are.'],
    increment: [160, 320, 'msg increment visits'],
    'note-5': [320, 320, 'comment Adds 1 in one step, so that two who count at once both count.'],
    update: [184, 376, 'msg update size "x * 2"'],
    'note-6': [
      400,
      376,
      'comment Any change in one step: x is the stored value, null where there is none. A record is merged into the stored record.'
    ],
    many: [208, 440, 'msg {setMany: {a: 1, b: 2}}, getMany a b'],
    'note-7': [560, 440, 'comment Several keys in one go.'],
    delete: [232, 488, 'msg delete color'],
    'note-8': [400, 488, 'comment Removes one key; clear removes all.'],
    clear: [256, 536, 'msg clear'],
    watch: [280, 584, 'msg watch size'],
    'note-9': [
      432,
      584,
      'comment From now on tells of each change of the key, whoever makes it. Without a key: of every key.'
    ],
    unwatch: [304, 640, 'msg unwatch'],
    kv: [40, 696, 'kv help'],
    'note-10': [
      320,
      696,
      'comment Every [kv help] of this patch shares one store; [kv] without a name has its own. The right inlet holds the key for bytes and pictures.'
    ],
    r: [40, 776, 'route op=get'],
    'note-11': [320, 776, 'comment Each answer is a record that names its op: route it by that.'],
    value: [40, 824, 'map x.found ? x.value : "nothing"'],
    rest: [328, 824, 'print answer'],
    p: [40, 872, 'print value'],
    fast: [40, 928, 'kv help-trace -fast'],
    'note-12': [
      320,
      928,
      'comment Answers before the data is on the disk: many times faster where much is stored, but a crash may lose what was answered in the last moments. flush waits for the disk.'
    ],
    see: [40, 1008, 'comment See also: [db], [keep], [route], [map], [js]']
  },
  cables: [
    'set kv',
    'set2 kv',
    'get kv',
    'has kv',
    'keys kv',
    'increment kv',
    'update kv',
    'many kv',
    'delete kv',
    'clear kv',
    'watch kv',
    'unwatch kv',
    'kv r',
    'r:0 value',
    'r:1 rest',
    'value p'
  ]
} satisfies HelpPatch
