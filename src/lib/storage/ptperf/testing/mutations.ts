// Good files made bad at random: in their bytes, in their headers, in their entries, in the JSON inside, in the document inside that.
// The deeper a change lies, the more is right around it, so that every check has its turn.
import { unzipSync, zipSync } from 'fflate'
import { fromBase64, toBase64 } from '../../../runtime/codec/base64.ts'
import { sha256 } from '../../bytes/sha256.ts'
import { CHECKSUMS, DB_LINES, KV_LINES, PERFORMANCE } from '../format.ts'
import type { Choice } from './random.ts'
import { patched, placesIn, textOf, utf8, type Entries } from './zip-tools.ts'

export interface Mutation {
  /** What was done, for whoever has to find out. */
  what: string
  bytes: Uint8Array
  /** What is loaded of it, if anything, must be what was in a good file: only what no checksum covers was changed. */
  same: boolean
}

export async function mutation(files: readonly Uint8Array[], choice: Choice): Promise<Mutation> {
  const file = choice.one(files)
  switch (choice.below(6)) {
    case 0:
    case 1:
      return { what: 'bytes', bytes: mutatedBytes(file, choice), same: true }
    case 2:
      return { what: 'header', bytes: mutatedHeader(file, choice), same: true }
    case 3:
      return { what: 'splice', bytes: spliced(file, choice.one(files), choice), same: true }
    default:
      return inside(file, choice)
  }
}

function mutatedBytes(file: Uint8Array, choice: Choice): Uint8Array {
  let bytes: Uint8Array = file.slice()
  for (let n = 1 + choice.below(3); n > 0 && bytes.length > 0; n--) {
    const at = choice.below(bytes.length)
    const length = 1 + choice.below(choice.once(3) ? bytes.length : 16)
    const end = Math.min(bytes.length, at + length)
    switch (choice.below(7)) {
      case 0:
      case 1:
        bytes[at]! ^= 1 << choice.below(8)
        break
      case 2:
        bytes.fill(choice.one([0, 255, choice.below(256)]), at, end)
        break
      case 3:
        bytes.set(choice.bytes(Math.min(64, end - at)), at)
        break
      case 4:
        bytes = joined(bytes.subarray(0, at), bytes.subarray(end))
        break
      case 5:
        bytes = joined(bytes.subarray(0, at), choice.bytes(Math.min(64, length)), bytes.subarray(at))
        break
      default:
        bytes = bytes.slice(0, at)
    }
  }
  return bytes
}

/** A number in a header, or in the end record, set to what is just beyond something. */
function mutatedHeader(file: Uint8Array, choice: Choice): Uint8Array {
  const { entries, end } = placesIn(file)
  let bytes = file
  for (let n = 1 + choice.below(2); n > 0; n--) {
    const { local, central } = choice.one(entries)
    const [at, size] = choice.one([
      [local, choice.one([4, 6, 8, 14, 18, 22, 26, 28])],
      [central, choice.one([4, 6, 8, 10, 16, 20, 24, 28, 30, 32, 34, 36, 38, 42])],
      [end, choice.one([4, 6, 8, 10, 12, 16, 20])]
    ] as const)
    const place = at + size
    const width = choice.one([2, 4] as const)
    if (place + width > file.length) continue
    const view = new DataView(bytes.buffer, bytes.byteOffset)
    const there = width === 2 ? view.getUint16(place, true) : view.getUint32(place, true)
    const other = choice.one([
      0,
      1,
      there + 1,
      there - 1,
      there * 2,
      0x7fff,
      0xffff,
      0x7fffffff,
      0xffffffff,
      file.length
    ])
    bytes = patched(bytes, [place, width, other])
  }
  return bytes
}

function spliced(file: Uint8Array, other: Uint8Array, choice: Choice): Uint8Array {
  return joined(file.subarray(0, choice.below(file.length)), other.subarray(choice.below(other.length)))
}

/** In what the zip holds; what stands around it is made right again, three times out of four. */
async function inside(file: Uint8Array, choice: Choice): Promise<Mutation> {
  const entries: Entries = unzipSync(file)
  const summed = CHECKSUMS in entries
  const what = mutateEntries(entries, choice)
  const right = !choice.once(4)
  if (right && summed && CHECKSUMS in entries) {
    const sums: Record<string, string> = {}
    for (const [name, bytes] of Object.entries(entries))
      if (name !== CHECKSUMS) sums[name] = await sha256(bytes)
    entries[CHECKSUMS] = utf8(JSON.stringify({ version: 1, sha256: sums }))
  }
  return { what: `${what}${right ? '' : ', sums as they were'}`, bytes: zipSync(entries), same: false }
}

const names = [
  '../x',
  '/x',
  'media/../x',
  'data/blobs/x',
  `data/blobs/${'0'.repeat(64)}`,
  'data/kv.json',
  KV_LINES,
  DB_LINES,
  PERFORMANCE,
  CHECKSUMS,
  'assets/x',
  `assets/${'0'.repeat(64)}`,
  '__proto__',
  'constructor',
  'a'.repeat(400),
  'ümläut',
  ' ',
  'media/'
]

function mutateEntries(entries: Entries, choice: Choice): string {
  const name = choice.one(Object.keys(entries))
  const bytes = entries[name]!
  const action = choice.below(10)
  if (action === 0) {
    delete entries[name]
    return `without ${name}`
  }
  if (action === 1) {
    const other = choice.one(names)
    entries[other] = bytes
    if (choice.once(2)) delete entries[name]
    return `${name} as ${other}`
  }
  if (action === 2) {
    entries[name] = mutatedBytes(bytes, choice)
    return `bytes of ${name}`
  }
  if (action === 3) {
    entries[name] = choice.one([
      new Uint8Array(),
      utf8('{}'),
      utf8('[]'),
      utf8('null'),
      utf8('\n'),
      choice.bytes(40)
    ])
    return `another ${name}`
  }
  const lines = choice.one([PERFORMANCE, ...[KV_LINES, DB_LINES].filter((part) => entries[part])])
  if (!entries[lines]) return 'nothing'
  if (lines === PERFORMANCE && choice.once(3)) {
    entries[lines] = mutatedUpdate(entries[lines], choice)
    return 'the update'
  }
  entries[lines] =
    lines === PERFORMANCE ? mutatedJson(entries[lines], choice) : mutatedLines(entries[lines], choice)
  return `inside ${lines}`
}

function mutatedLines(bytes: Uint8Array, choice: Choice): Uint8Array {
  const lines = textOf(bytes).split('\n')
  const at = choice.below(lines.length)
  switch (choice.below(7)) {
    case 0:
      lines.splice(at, 1)
      break
    case 1:
      lines.splice(choice.below(lines.length), 0, lines[at]!)
      break
    case 2:
      lines.reverse()
      break
    default:
      lines[at] = textOf(mutatedJson(utf8(lines[at]!), choice))
  }
  return utf8(lines.join('\n'))
}

/** JSON that stands where a value stood. */
const strange = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e308',
  '1e999',
  '-1e999',
  'NaN',
  '9007199254740993',
  '""',
  '"x"',
  '"__proto__"',
  '"constructor"',
  '"../../x"',
  '[]',
  '{}',
  '[[[[1]]]]',
  '{"__proto__": 1}',
  '{"\\u005f_proto__": 1}',
  '{"constructor": {"prototype": 1}}',
  '{"toString": 1, "hasOwnProperty": 2}',
  '{"$": "blob", "type": "", "sha256": "x", "size": 1}',
  '{"$": "bytes", "kind": "Uint8Array", "base64": "AAAA"}',
  '{"$": "bytes", "kind": "Uint8Array", "base64": "A"}',
  '{"$": "undefined"}',
  '{"$": "record", "fields": {"$": {"$": "bang"}}}',
  '["name", "a"]',
  '["node", [], "a"]',
  `"${'x'.repeat(20_000)}"`,
  '['.repeat(250) + ']'.repeat(250),
  '['.repeat(50_000) + ']'.repeat(50_000),
  '"\\ud800"',
  '"\\u0000"'
]

function mutatedJson(bytes: Uint8Array, choice: Choice): Uint8Array {
  let text = textOf(bytes)
  for (let n = 1 + choice.below(3); n > 0; n--) {
    // Every value in the text: where a text, a number, a word begins.
    const starts = [...text.matchAll(/(?<=[:[,]\s*)("(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*|true|false|null)/g)]
    if (starts.length === 0) break
    const { 0: there, index } = choice.one(starts)
    const other = choice.once(4) ? choice.one(starts)[0] : choice.one(strange)
    text = text.slice(0, index) + other + text.slice(index + there.length)
  }
  if (choice.once(5)) {
    const keys = [...text.matchAll(/"([a-zA-Z_]+)"(?=:)/g)]
    if (keys.length > 0) {
      const { 0: there, index } = choice.one(keys)
      text = `${text.slice(0, index)}"${choice.one(['x', '__proto__', 'constructor', 'id', '$'])}"${text.slice(index + there.length)}`
    }
  }
  return utf8(text)
}

function mutatedUpdate(bytes: Uint8Array, choice: Choice): Uint8Array {
  const text = textOf(bytes)
  const match = /"update":"([^"]*)"/.exec(text)
  if (!match) return bytes
  const update = toBase64(mutatedBytes(fromBase64(match[1]!), choice))
  return utf8(text.replace(match[0], `"update":"${update}"`))
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
