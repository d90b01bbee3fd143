// A file with everything in it that a file can hold, small.
import type * as Y from 'yjs'
import { record } from '../../../runtime/message.ts'
import type { Doc } from '../../../runtime/ports.ts'
import { buildSketch } from '../../../patch/build-sketch.ts'
import { noClasses as classes } from '../../../patch/classes.ts'
import { nodesOf } from '../../../patch/shape.ts'
import { openMemoryAssets } from '../../assets/memory.ts'
import type { StoredEntry } from '../../patch-storage.ts'
import { writeBaggage } from '../baggage.ts'
import { savePerfFile } from '../save-perf-file.ts'
import { bytesOf, rackBindings, rackBytes, rackMedia, rackSavedAt } from './files.ts'

/** More than a line holds itself. */
export const blobBytes = Uint8Array.from({ length: 40_000 }, (_, i) => (i * i) >> 5)

const doc = (_id: string, fields: object): Doc => ({ _id, _created: 5, _updated: 6, ...fields })

export const goodData: readonly StoredEntry[] = [
  { kind: 'kv', scope: ['name', 'a'], key: 'count', value: 4 },
  { kind: 'kv', scope: ['name', 'a'], key: 'odd', value: [NaN, -0, new Date(5), record({ $: 1 })] },
  { kind: 'kv', scope: ['name', 'a'], key: 'photo', value: new Blob([blobBytes], { type: 'image/png' }) },
  { kind: 'kv', scope: ['node', ['sub'], 'b'], key: 'bytes', value: new Float64Array(blobBytes.buffer) },
  { kind: 'kv', scope: ['node', ['sub'], 'b'], key: 'few', value: new Uint8Array([1, 2, 3]) },
  { kind: 'doc', scope: ['name', 'a'], collection: 'notes', doc: doc('2', { text: 'first' }) },
  { kind: 'doc', scope: ['name', 'a'], collection: 'notes', doc: doc('1', { list: [1, { two: 2 }] }) },
  { kind: 'doc', scope: ['node', [], 'b'], collection: 'notes', doc: doc('1', {}) }
]

export async function goodFile(): Promise<Uint8Array<ArrayBuffer>> {
  const patch = buildSketch(
    {
      name: 'Good',
      about: '',
      boxes: { a: [0, 0, 'metro 5'], b: [0, 40, 'print'], c: [0, 80, 'imageview'] },
      cables: ['a b', 'b c']
    },
    classes
  )
  const assets = openMemoryAssets()
  const media = []
  for (const [i, medium] of rackMedia.entries())
    media.push({ ...medium, sha256: await assets.put(rackBytes[i]!) })
  writeBaggage(patch, { carried: rackBindings, media })
  const sha256 = await assets.put(new TextEncoder().encode('a picture'))
  const data = (nodesOf(patch).get('c') as Y.Map<unknown>).get('data') as Y.Map<unknown>
  data.set('file', { sha256, type: 'image/png', size: 9, name: 'cat.png' })
  const { blob } = await savePerfFile({ doc: patch, classes, savedAt: rackSavedAt, data: goodData, assets })
  return bytesOf(blob)
}
