// A store or a collection as a file, and a file into one: JSON lines, or one list of the same records. Both go piece by piece, however
// long they are; nothing of an import is written before all of it has been read and found good.
import type { Change, StoreRef } from '../../engine/data-protocol.ts'
import type { DataClient, LongWork } from '../../engine/data-client.ts'
import { encodeJsonAsync } from '../../runtime/codec/json.ts'
import { fromWire } from '../../runtime/codec/wire.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { record } from '../../runtime/message.ts'
import { readEntry } from './read-entry.ts'
import { atLine, JsonSplitter } from './split-json.ts'

export type FileForm = 'json' | 'jsonl'

/** Characters kept as text before they become part of the file; entries sent at once. */
const TEXT = 1_000_000
const TOGETHER = 500

export async function exportStore(
  client: DataClient,
  store: StoreRef,
  form: FileForm,
  work: LongWork = {}
): Promise<Blob> {
  const [open, between, close] = form === 'json' ? ['[\n', ',\n', '\n]\n'] : ['', '\n', '\n']
  const parts: Blob[] = []
  let text = open
  let isFirst = true
  for await (const piece of client.entries(store, work)) {
    for (const change of piece) {
      text += `${isFirst ? '' : between}${await lineOf(store, change)}`
      isFirst = false
      // The browser keeps what is in a Blob on the disk, once there is much of it.
      if (text.length > TEXT) text = (parts.push(new Blob([text])), '')
    }
  }
  text += isFirst && form === 'jsonl' ? '' : close
  return new Blob([...parts, text], { type: form === 'json' ? 'application/json' : 'application/x-ndjson' })
}

async function lineOf(store: StoreRef, change: Change): Promise<string> {
  const value = fromWire(change.do === 'put' ? change.value : null)
  return JSON.stringify(
    await encodeJsonAsync(store.kind === 'kv' ? record({ key: change.id, value }) : value)
  )
}

export interface Imported {
  readonly count: number
  /** What undoes it. */
  readonly inverse: readonly Change[]
}

/** `progress` hears of bytes read while the file is checked, then of entries written. */
export async function importStore(
  client: DataClient,
  store: StoreRef,
  file: Blob,
  { signal, reading, progress, stage }: LongWork & { reading?(done: number, total: number): void } = {}
): Promise<Imported> {
  const staging = client.stage(store, { signal, progress, stage })
  const lines = new Map<string, number>()
  let waiting: Change[] = []
  const take = async (changes: readonly Change[], line: number): Promise<void> => {
    for (const { id } of changes) {
      const before = lines.get(id)
      if (before !== undefined) {
        const what = store.kind === 'kv' ? 'the key' : 'the `_id`'
        throw atLine(
          line,
          `${what} \`${id}\` was there on line ${before} already.`,
          'Nothing has been written.'
        )
      }
      lines.set(id, line)
    }
    waiting.push(...changes)
    if (waiting.length < TOGETHER) return
    await staging.add(waiting)
    waiting = []
  }
  try {
    const splitter = new JsonSplitter()
    const now = Date.now()
    let done = 0
    for await (const chunk of textOf(file, (bytes) => reading?.((done += bytes), file.size))) {
      signal?.throwIfAborted()
      for (const piece of splitter.add(chunk)) await take(readEntry(store.kind, piece, now), piece.line)
    }
    for (const piece of splitter.end()) await take(readEntry(store.kind, piece, now), piece.line)
    if (lines.size === 0) {
      throw new LoadbangError('data-import', 'There is nothing in this file.', 'Nothing has been written.')
    }
    await staging.add(waiting)
    return { count: lines.size, inverse: await staging.commit() }
  } catch (thrown) {
    await staging.cancel()
    throw thrown
  }
}

async function* textOf(file: Blob, read: (bytes: number) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const reader = file.stream().getReader()
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      read(next.value.byteLength)
      yield decoder.decode(next.value, { stream: true })
    }
    yield decoder.decode()
  } catch (thrown) {
    if (!(thrown instanceof TypeError)) throw thrown
    throw new LoadbangError(
      'data-import',
      'This is no text in UTF-8, so it is no JSON.',
      'Nothing has been written.'
    )
  } finally {
    await reader.cancel().catch(() => {})
  }
}
