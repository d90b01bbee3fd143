// Files whose zip is right and whose performance.json, envelope, media or checksums are not.
import * as Y from 'yjs'
import { fromBase64, toBase64 } from '../../../runtime/codec/base64.ts'
import { limits } from '../../../patch/limits.ts'
import { ASSETS, CHECKSUMS, PERFORMANCE } from '../format.ts'
import type { BadFile, BadFiles } from './bad-zips.ts'
import { altered, honest, textOf, utf8, withPerformance, type Entries } from './zip-tools.ts'

/** A performance.json as it is parsed: whatever a test makes of it. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as said
type Loose = any

const performance = (code: string, change: (performance: Loose) => unknown): BadFile => ({
  code,
  make: (good) => withPerformance(good, change)
})
const patch = (code: string, change: (patch: Loose) => void): BadFile =>
  performance(code, ({ bundle }) => void change(bundle.patch))
const medium = (code: string, change: (medium: Loose) => void): BadFile =>
  performance(code, ({ media }) => void change(media[0]))
const update = (change: (bytes: Uint8Array) => Uint8Array): BadFile =>
  patch('envelope-update', (envelope) => {
    envelope.update = toBase64(change(fromBase64(envelope.update as string)))
  })
const doc = (code: string, change: (doc: Y.Doc) => void): BadFile =>
  patch(code, (envelope) => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, fromBase64(envelope.update as string))
    doc.transact(() => change(doc))
    envelope.update = toBase64(Y.encodeStateAsUpdate(doc))
  })
const box = (code: string, id: string, fields: Record<string, unknown> = { type: 'print' }): BadFile =>
  doc(code, (d) => d.getMap('nodes').set(id, new Y.Map(Object.entries(fields))))
const entry = (code: string, change: (entries: Entries) => void): BadFile => ({
  code,
  make: (good) => honest(good, change)
})
/** Changed, with the checksums that were right before. */
const unsummed = (code: string, change: (entries: Entries) => void): BadFile => ({
  code,
  make: (good) => altered(good, change)
})
const pathIn = (entries: Entries, folder: string): string =>
  Object.keys(entries).find((name) => name.startsWith(folder))!
const deep = (open: string, close: string, depth: number): string => open.repeat(depth) + close.repeat(depth)

export const badPerformances: BadFiles = {
  'no performance.json': entry('perf-no-performance', (entries) => delete entries[PERFORMANCE]),
  'an empty performance.json': entry('perf-broken', (entries) => (entries[PERFORMANCE] = utf8(''))),
  'a performance.json that is no JSON': performance('perf-broken', () => '{"format": '),
  'a performance.json that is no text': entry(
    'perf-broken',
    (entries) => (entries[PERFORMANCE] = new Uint8Array([0x22, 0xff, 0x22]))
  ),
  'a performance.json with NaN': performance('perf-broken', () => '{"savedAt": NaN}'),
  'a performance.json that is a list': performance('perf-broken', () => '[]'),
  'a performance.json that is null': performance('perf-broken', () => 'null'),
  'a performance.json nested without end': performance('perf-broken', () => deep('[', ']', 100_000)),
  'a performance.json nested in records': performance(
    'perf-broken',
    () => `${'{"a":'.repeat(300)}1${'}'.repeat(300)}`
  ),
  'a performance.json with __proto__': performance('perf-broken', (p) =>
    JSON.stringify(p).replace('{', '{"__proto__": {"format": "x"}, ')
  ),
  'a performance.json with __proto__ in escapes': performance('perf-broken', (p) =>
    JSON.stringify(p).replace('{', '{"\\u005f_proto__": {"format": "x"}, ')
  ),
  'another format': performance('perf-newer', (p) => void (p.format = 'pt-performance-v2')),
  'no format': performance('perf-broken', (p) => void delete p.format),
  'no bundle': performance('perf-broken', (p) => void delete p.bundle),
  'a bundle that is a list': performance('perf-broken', (p) => void (p.bundle = [])),
  'a newer bundle': performance('perf-newer', (p) => void (p.bundle.bundleVersion = 2)),
  'a bundle of no version': performance('perf-broken', (p) => void delete p.bundle.bundleVersion),
  'a bundle whose version is a text': performance('perf-newer', (p) => void (p.bundle.bundleVersion = '1')),
  ...Object.fromEntries(
    ['assets', 'midiBindings', 'midiDevices', 'gamepadBindings'].map((name) => [
      `${name} that are no list`,
      performance('perf-broken', (p) => void (p.bundle[name] = { 0: 1 }))
    ])
  ),
  'media that are no list': performance('perf-broken', (p) => void (p.media = {})),
  'a medium that is no record': performance('perf-broken', (p) => void (p.media[0] = 'x')),
  ...Object.fromEntries(
    ['nodeId', 'handleId', 'role', 'name', 'path'].map((name) => [
      `a medium without ${name}`,
      medium('perf-broken', (m) => void delete m[name])
    ])
  ),
  'a medium whose name is a number': medium('perf-broken', (m) => void (m.name = 5)),
  'a medium in a slot that is no number': medium('perf-broken', (m) => void (m.slot = '1')),
  'a medium that lies elsewhere': medium('perf-name', (m) => void (m.path = 'performance.json')),
  'a medium that climbs out': medium('perf-missing', (m) => void (m.path = 'media/../performance.json')),
  'a medium that is not there': medium('perf-missing', (m) => void (m.path = 'media/x')),
  'two media in one place': performance('perf-twice', (p) => void (p.media[1].path = p.media[0].path)),

  'no patch': performance('envelope-invalid', (p) => void delete p.bundle.patch),
  'a patch that is a list': performance('envelope-invalid', (p) => void (p.bundle.patch = [])),
  'an envelope of no version': patch('envelope-invalid', (e) => void delete e.envelopeVersion),
  'an envelope of version 0': patch('envelope-invalid', (e) => void (e.envelopeVersion = 0)),
  'an envelope of version 1.5': patch('envelope-invalid', (e) => void (e.envelopeVersion = 1.5)),
  'an envelope whose version is a text': patch('envelope-invalid', (e) => void (e.envelopeVersion = '1')),
  'a newer envelope': patch('envelope-newer', (e) => void (e.envelopeVersion = 99)),
  'an envelope from the end of time': patch('envelope-newer', (e) => void (e.envelopeVersion = 1e308)),
  'no update': patch('envelope-update', (e) => void delete e.update),
  'an update that is no text': patch('envelope-update', (e) => void (e.update = 5)),
  'an update that is no base64': patch('envelope-update', (e) => void (e.update = '§§')),
  'an update that is some text': patch(
    'envelope-update',
    (e) => void (e.update = toBase64(utf8('no update')))
  ),
  'half an update': update((bytes) => bytes.subarray(0, bytes.length >> 1)),
  'an update that begins with zeros': update((bytes) => new Uint8Array([0, 0, ...bytes])),
  'an update that builds on what is not there': patch('envelope-update', (envelope) => {
    const doc = new Y.Doc()
    doc.getMap('nodes').set('a', 1)
    const before = Y.encodeStateVector(doc)
    doc.getMap('nodes').set('a', 2)
    envelope.update = toBase64(Y.encodeStateAsUpdate(doc, before))
  }),
  'a box called __proto__': box('envelope-id', '__proto__'),
  'a box called constructor': box('envelope-id', 'constructor'),
  'a box without a name': box('envelope-id', ''),
  'a box with a name without end': box('envelope-id', 'x'.repeat(limits.id + 1)),
  'a box that calls itself __proto__': box('envelope-id', 'a', { id: '__proto__', type: 'print' }),
  'a text without end': box('envelope-size', 'a', { text: 'x'.repeat(limits.text + 1) }),
  'more boxes than a patch has': doc('envelope-size', (d) => {
    for (let i = 0; i <= limits.nodes; i++) d.getMap('nodes').set(`b${i}`, 1)
  }),

  'checksums that are no JSON': entry('perf-broken', (entries) => (entries[CHECKSUMS] = utf8('{'))),
  'checksums that are a list': entry('perf-broken', (entries) => (entries[CHECKSUMS] = utf8('[]'))),
  'newer checksums': entry('perf-newer', (entries) => (entries[CHECKSUMS] = utf8('{"version": 2}'))),
  'checksums without a list': entry(
    'perf-broken',
    (entries) => (entries[CHECKSUMS] = utf8('{"version": 1}'))
  ),
  'no checksum of any entry': entry(
    'perf-damaged',
    (entries) => (entries[CHECKSUMS] = utf8('{"version": 1, "sha256": {}}'))
  ),
  'a checksum of an entry that is not there': entry(
    'perf-missing',
    (entries) => (entries[CHECKSUMS] = utf8('{"version": 1, "sha256": {"media/x": "00"}}'))
  ),
  'an entry that the checksums do not know': unsummed(
    'perf-damaged',
    (entries) => (entries['media/new'] = utf8('x'))
  ),
  'an entry that the checksums know and that is gone': unsummed(
    'perf-missing',
    (entries) => delete entries['data/kv.jsonl']
  ),
  'a medium that is another': unsummed(
    'perf-damaged',
    (entries) => (entries[pathIn(entries, 'media/')] = utf8('other'))
  ),
  'a checksum in capitals': unsummed('perf-damaged', (entries) => {
    const text = textOf(entries[CHECKSUMS]!).replace(/"([0-9a-f]{64})"/, (hash) => hash.toUpperCase())
    entries[CHECKSUMS] = utf8(text)
  }),
  'a file of a box that is another': entry(
    'perf-damaged',
    (entries) => (entries[pathIn(entries, ASSETS)] = utf8('other'))
  )
}
