// Files whose stored data is wrong, while all around it is right.
import { sha256 } from '../../bytes/sha256.ts'
import { BLOBS, DB_LINES, KV_JSON, KV_LINES } from '../format.ts'
import { perfLimits } from '../limits.ts'
import type { BadFile, BadFiles } from './bad-zips.ts'
import { blobBytes } from './good-file.ts'
import { honest, utf8, withLines, type Entries } from './zip-tools.ts'

const lines = (
  name: string,
  change: (lines: string[]) => string[] | string,
  code = 'perf-broken'
): BadFile => ({
  code,
  make: (good) => withLines(good, name, change)
})
const kv = (change: (lines: string[]) => string[] | string, code?: string) => lines(KV_LINES, change, code)
const db = (change: (lines: string[]) => string[] | string, code?: string) => lines(DB_LINES, change, code)
/** One more value at the end. */
const value = (json: string): BadFile =>
  kv((all) => [...all, `{"scope":["node",["z"],"z"],"key":"z","value":${json}}`])
const scope = (json: string): BadFile => kv((all) => [...all, `{"scope":${json},"key":"z","value":1}`])
/** One more document at the end. */
const document = (json: string, within = '"collection":"z",'): BadFile =>
  db((all) => [...all, `{"scope":["node",["z"],"z"],${within}"doc":${json}}`])
const whole = (_created: string, id = '"9"') => `{"_id":${id},"_created":${_created},"_updated":6}`
const old = (json: string, code = 'perf-broken'): BadFile => ({
  code,
  make: (good) =>
    honest(good, (entries) => {
      dropData(entries)
      entries[KV_JSON] = utf8(json)
    })
})
function dropData(entries: Entries): void {
  for (const name of Object.keys(entries)) if (name.startsWith('data/')) delete entries[name]
}
const blob = (change: (entries: Entries, name: string) => void, code = 'perf-broken'): BadFile => ({
  code,
  make: (good) =>
    honest(good, (entries) =>
      change(
        entries,
        Object.keys(entries).find((name) => name.startsWith(BLOBS))!
      )
    )
})
/** A reference to the blob that is there, with another field changed. */
async function reference(change: object): Promise<string> {
  const there = { $: 'bytes', kind: 'Uint8Array', sha256: await sha256(blobBytes), size: blobBytes.length }
  return JSON.stringify({ ...there, ...change })
}
const referring = (change: object): BadFile => ({
  code: 'perf-broken',
  make: async (good) => value(await reference(change)).make(good)
})
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

export const badData: BadFiles = {
  'values without a line': kv(() => ''),
  'values whose version is missing': kv(([, ...all]) => all),
  'newer values': kv(([, ...all]) => ['{"version":2}', ...all], 'perf-newer'),
  'values whose version is a text': kv(([, ...all]) => ['{"version":"1"}', ...all], 'perf-newer'),
  'values whose version is no record': kv(([, ...all]) => ['1', ...all]),
  'a last line that is cut': kv((all) => all.join('\n')),
  'a line that is cut': kv((all) => [...all.slice(0, -1), all.at(-1)!.slice(0, 20)]),
  'an empty line': kv((all) => [...all, '']),
  'a line that is no JSON': kv((all) => [...all, 'key = value']),
  'a line that is a list': kv((all) => [...all, '[]']),
  'a line that is no text': {
    code: 'perf-broken',
    make: (good) =>
      honest(good, (entries) => {
        entries[KV_LINES] = new Uint8Array([...entries[KV_LINES]!, 0xff, 0xfe, 10])
      })
  },
  'no store': kv((all) => [...all, '{"key":"z","value":1}']),
  'a store that is a text': scope('"name"'),
  'a store of another kind': scope('["patch","x"]'),
  'a store without a name': scope('["name"]'),
  'a store with two names': scope('["name","a","b"]'),
  'a store whose name is a number': scope('["name",5]'),
  'a store of a box without a path': scope('["node","a"]'),
  'a store of a box whose path is a text': scope('["node","x","a"]'),
  'a store of a box whose path has a number': scope('["node",[1],"a"]'),
  'a store whose name is a store': scope('["name",["name","a"]]'),
  'no key': kv((all) => [...all, '{"scope":["node",["z"],"z"],"value":1}']),
  'a key that is a number': kv((all) => [...all, '{"scope":["node",["z"],"z"],"key":5,"value":1}']),
  'a key without end': kv((all) => [
    ...all,
    `{"scope":["node",["z"],"z"],"key":"${'k'.repeat(10_001)}","value":1}`
  ]),
  'no value': kv((all) => [...all, '{"scope":["node",["z"],"z"],"key":"z"}']),
  'a value with NaN': value('NaN'),
  'a value with __proto__': value('{"__proto__":{"a":1}}'),
  'a value with __proto__ in escapes': value('{"\\u005f\\u005fproto__":{"a":1}}'),
  'a value nested without end': value(nested(100_000)),
  'a value nested deeper than a value may be': value(nested(600)),
  'a value of an unknown kind': value('{"$":"function"}'),
  'a value whose kind is a number': value('{"$":5}'),
  'a date that is a text': value('{"$":"date","at":"today"}'),
  'a command without a name': value('{"$":"command","args":[]}'),
  'a record without fields': value('{"$":"record"}'),
  'bytes without content': value('{"$":"bytes","kind":"Uint8Array"}'),
  'bytes of no kind': value('{"$":"bytes","base64":"AA=="}'),
  'bytes of an unknown kind': value('{"$":"bytes","kind":"Worker","base64":"AA=="}'),
  'bytes that are no base64': value('{"$":"bytes","kind":"Uint8Array","base64":"§"}'),
  'bytes that do not fit their kind': value('{"$":"bytes","kind":"Float64Array","base64":"AAAA"}'),
  'a Blob without a type': value('{"$":"blob","base64":"AA=="}'),
  'a reference to what is not there': referring({ sha256: 'a'.repeat(64) }),
  'a reference that climbs out': referring({ sha256: '../kv.jsonl' }),
  'a reference to another file’s hash': referring({ sha256: '../../assets/x' }),
  'a reference in capitals': {
    code: 'perf-broken',
    make: async (good) =>
      value((await reference({})).replace(/[0-9a-f]{64}/, (h) => h.toUpperCase())).make(good)
  },
  'a reference to bytes of another size': referring({ size: blobBytes.length - 1 }),
  'a reference without a size': referring({ size: undefined }),
  'a reference of an unknown kind': referring({ kind: 'Window' }),
  'a reference to a Blob without a type': referring({ $: 'blob' }),
  'a reference to bytes that do not fit their kind': {
    code: 'perf-broken',
    async make(good) {
      const odd = new Uint8Array(20_001)
      const hash = await sha256(odd)
      const json = `{"$":"bytes","kind":"Int16Array","sha256":"${hash}","size":20001}`
      return honest(await value(json).make(good), (entries) => (entries[`${BLOBS}${hash}`] = odd))
    }
  },
  'one value that refers to more than a value holds': {
    code: 'perf-broken',
    async make(good) {
      const many = Math.ceil(perfLimits.value / blobBytes.length) + 1
      return value(
        `[${Array<string>(many)
          .fill(await reference({}))
          .join(',')}]`
      ).make(good)
    }
  },
  'values that refer to more than a patch keeps': {
    code: 'perf-data-large',
    async make(good) {
      const many = Math.floor(perfLimits.value / blobBytes.length)
      const json = `[${Array<string>(many)
        .fill(await reference({}))
        .join(',')}]`
      const line = (i: number) => `{"scope":["node",["z"],"z"],"key":"z${i}","value":${json}}`
      return kv((all) => [...all, ...Array.from({ length: 9 }, (_, i) => line(i))]).make(good)
    }
  },
  'a key twice': kv((all) => [...all, all.at(-1)!]),
  'keys out of order': kv(([version, ...all]) => [version!, ...all.reverse()]),

  'newer documents': db(([, ...all]) => ['{"version":7}', ...all], 'perf-newer'),
  'no collection': document(whole('5'), ''),
  'a collection without a name': document(whole('5'), '"collection":"",'),
  'a collection that is a number': document(whole('5'), '"collection":5,'),
  'a collection with a name without end': document(whole('5'), `"collection":"${'c'.repeat(201)}",`),
  'a document that is a list': document('[1]'),
  'a document that is bytes': document('{"$":"bytes","kind":"Uint8Array","base64":"AA=="}'),
  'a document without an id': document('{"_created":5,"_updated":6}'),
  'a document with an empty id': document(whole('5', '""')),
  'a document whose id is a number': document(whole('5', '9')),
  'a document whose id has no end': document(whole('5', `"${'i'.repeat(1_001)}"`)),
  'a document of no time': document('{"_id":"9","_updated":6}'),
  'a document whose time is a text': document(whole('"5"')),
  'a document whose time is NaN': document(whole('{"$":"NaN"}')),
  'a document from the end of time': document(whole('1e308')),
  'a document from beyond it': document(whole('1e999')),
  'a document twice': db((all) => [...all, all.at(-1)!]),
  'collections out of order': db((all) => [all[0]!, all.at(-1)!, ...all.slice(1, -1)]),

  'older data of a newer version': old('{"version": 2, "entries": []}', 'perf-newer'),
  'older data without a list': old('{"version": 1}'),
  'older data with an entry that is none': old('{"version": 1, "entries": [5]}'),
  'older data with a key that is none': old(
    '{"version": 1, "entries": [{"scope": ["name", "a"], "value": 1}]}'
  ),
  'older data beside newer': {
    code: 'perf-twice',
    make: (good) => honest(good, (entries) => (entries[KV_JSON] = utf8('{"version": 1, "entries": []}')))
  },

  'a blob that is gone': blob((entries, name) => delete entries[name]),
  'a blob that is another': blob((entries, name) => (entries[name] = utf8('other')), 'perf-damaged'),
  'a blob that is cut': blob((entries, name) => (entries[name] = entries[name]!.slice(1)), 'perf-damaged'),
  'a blob that nothing refers to': {
    code: 'perf-broken',
    async make(good) {
      const hash = await sha256(utf8('stray'))
      return honest(good, (entries) => (entries[`${BLOBS}${hash}`] = utf8('stray')))
    }
  },
  'a blob without data': blob((entries) => {
    delete entries[KV_LINES]
    delete entries[DB_LINES]
  }),
  'a blob under another name': blob((entries, name) => {
    entries[`${BLOBS}x`] = entries[name]!
  })
}
