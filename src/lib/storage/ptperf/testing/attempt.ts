// A file loaded as the library would load it, into memory: what became of it, and whether anything was written for a file that is
// refused.
import * as Y from 'yjs'
import { noClasses as classes } from '../../../patch/classes.ts'
import { nodesOf, edgesOf, settingsOf } from '../../../patch/shape.ts'
import { toJson } from '../../../patch/tree.ts'
import { encodeJsonAsync } from '../../../runtime/codec/json.ts'
import { LoadbangError } from '../../../runtime/errors.ts'
import { openMemoryAssets } from '../../assets/memory.ts'
import { sha256 } from '../../bytes/sha256.ts'
import { openMemoryStorage } from '../../kv/memory.ts'
import type { NewPatch } from '../../library/library.ts'
import type { PatchEntry } from '../../library/entry.ts'
import type { StoredEntry } from '../../patch-storage.ts'
import { importPatch } from '../import-patch.ts'
import { storedInOrder } from '../stored-order.ts'

export interface Attempt {
  /** The error's code; null where a patch was made. */
  code: string | null
  /** What is wrong with how it was refused, if anything. */
  wrong: string | null
  /** A hash of all that was made. */
  made: string | null
}

/** Milliseconds in which a file of some kilobytes must have been answered, on a machine that does other things, too. */
const PATIENCE = 20_000

export async function attempt(bytes: Uint8Array): Promise<Attempt> {
  let writing = false
  let made: string | null = null
  const library = {
    async create({ update, data, assets }: NewPatch) {
      writing = true
      made = await madeOf(update!, data, assets)
      return { id: 'made' } as PatchEntry
    },
    touch: () => Promise.resolve()
  }
  const late = new Promise<'late'>((resolve) => setTimeout(resolve, PATIENCE, 'late').unref())
  const loading = importPatch(library, classes, bytes, 'some.zip').then(
    ({ warnings }) => ({ warnings }),
    (error: unknown) => ({ error })
  )
  const outcome = await Promise.race([loading, late])
  if (outcome === 'late') return { code: null, wrong: 'no answer', made: null }
  if ('warnings' in outcome) {
    const odd = outcome.warnings.find((sentence) => !/^.{5,1000}\.$/s.test(sentence))
    return { code: null, wrong: odd === undefined ? null : `warning: ${odd}`, made }
  }
  const { error } = outcome
  if (!(error instanceof LoadbangError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { code: 'not ours', wrong: text.split('\n').slice(0, 3).join(' '), made: null }
  }
  const { code, message } = error
  if (writing && !code.startsWith('storage-'))
    return { code, wrong: 'refused after something was written', made }
  if (!/^.{10,600}[.?!]$/s.test(message)) return { code, wrong: `no sentence: ${message}`, made: null }
  return { code, wrong: null, made: null }
}

async function madeOf(
  update: Uint8Array,
  data: NewPatch['data'],
  assets: NewPatch['assets']
): Promise<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, update)
  const files = openMemoryAssets()
  for await (const one of assets ?? []) await (one instanceof Blob ? files.putBlob(one) : files.put(one))
  const storage = openMemoryStorage()
  const stored: unknown[] = []
  try {
    if (data) await storage.write(data)
    for await (const entry of storedInOrder(storage)) stored.push(await jsonOf(entry))
  } finally {
    await storage.close()
  }
  const roots = [nodesOf(doc), edgesOf(doc), settingsOf(doc)].map((root) => toJson(root))
  return sha256(new TextEncoder().encode(JSON.stringify([roots, await files.list(), stored])))
}

const jsonOf = async (entry: StoredEntry): Promise<unknown> =>
  entry.kind === 'kv'
    ? [entry.scope, entry.key, await encodeJsonAsync(entry.value)]
    : [entry.scope, entry.collection, await encodeJsonAsync(entry.doc)]
