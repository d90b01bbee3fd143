// A value of an imported file as the changes that it means, checked: a document, or a key and its value.
import { nanoid } from 'nanoid'
import { dateOf } from '../../engine/data-json.ts'
import { decodeJsonWith } from '../../runtime/codec/json.ts'
import { toWire } from '../../runtime/codec/wire.ts'
import { asLoadbangError } from '../../runtime/errors.ts'
import { isRecord, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { Change } from '../../engine/data-protocol.ts'
import { atLine, type JsonPiece } from './split-json.ts'

/** Longest key, and `_id`, in characters, as storage has it. */
const LONGEST = { key: 10_000, id: 1000 }
const NOTHING = 'Nothing has been written.'
const makeBlob = (bytes: Uint8Array<ArrayBuffer>, type: string): Blob => new Blob([bytes], { type })

/** Throws `data-import` with the line. */
export function readEntry(kind: 'kv' | 'db', piece: JsonPiece, now: number): Change[] {
  const value = read(piece)
  if (kind === 'db') return [documentOf(value, piece, now)]
  if (!isPlain(value))
    throw atLine(piece.line, 'this is no record.', `A kv store takes {"key": …, "value": …}. ${NOTHING}`)
  if (isPair(value)) return [pairOf(value.key, value.value, piece)]
  if (piece.inList) {
    throw atLine(
      piece.line,
      'this has no `key` and `value`.',
      `A kv store takes {"key": …, "value": …}. ${NOTHING}`
    )
  }
  // A record by itself is all keys at once.
  return Object.keys(value).map((key) => pairOf(key, value[key], piece))
}

function read({ text, line }: JsonPiece): Value {
  try {
    // Dates also as the panel shows them.
    return decodeJsonWith(
      JSON.parse(text),
      (tag, { at }) => (tag === 'date' ? dateOf(at) : undefined),
      makeBlob
    )
  } catch (thrown) {
    const why = asLoadbangError(thrown, 'data-import').message
    throw atLine(line, `${why.replace(/^Unexpected/, 'this is no JSON: unexpected')}`, NOTHING)
  }
}

function documentOf(value: Value, { line }: JsonPiece, now: number): Change {
  if (!isPlain(value))
    throw atLine(
      line,
      'this is no record.',
      `A collection takes documents, such as {"title": "Hello"}. ${NOTHING}`
    )
  const { _id, _created, _updated } = value
  if (_id !== undefined && (typeof _id !== 'string' || _id === '' || _id.length > LONGEST.id)) {
    throw atLine(line, 'its `_id` is no text that can name it.', `Leave it out, and it gets one. ${NOTHING}`)
  }
  const id = _id ?? nanoid()
  const time = (at: Value): number => (typeof at === 'number' && Number.isFinite(at) ? at : now)
  const doc = { ...value, _id: id, _created: time(_created), _updated: time(_updated) }
  return { do: 'put', id, value: toWire(doc) }
}

function pairOf(key: Value, value: Value, { line }: JsonPiece): Change {
  if (typeof key !== 'string' || key.length > LONGEST.key) {
    throw atLine(
      line,
      'its key is no text that can be one.',
      `Keys are texts of at most ${LONGEST.key} characters. ${NOTHING}`
    )
  }
  return { do: 'put', id: key, value: toWire(value) }
}

const isPair = (value: MessageRecord): boolean =>
  Object.keys(value).length === 2 && typeof value.key === 'string' && Object.hasOwn(value, 'value')

const isPlain = (value: Value): value is MessageRecord => isRecord(value)
