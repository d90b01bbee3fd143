// Files for tests: a rack-like one, with modules that nobody here knows, media, bindings, made as racks make theirs, without
// checksums; and what makes Loadbang's own.
import { zipSync } from 'fflate'
import * as Y from 'yjs'
import { toBase64 } from '../../../runtime/codec/base64.ts'
import { rackDoc } from '../../../patch/testing/patches.ts'
import { collect, memoryScratch } from '../../bytes/scratch.ts'
import { perfChunks, type PerfContent } from '../write-perf.ts'

export const bytesOf = async (blob: Blob): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await blob.arrayBuffer())

/** A whole file in memory, and what is not in it. */
export async function perfFile(
  content: PerfContent
): Promise<{ bytes: Uint8Array<ArrayBuffer>; lost: string[] }> {
  const lost: string[] = []
  const { blob } = await collect(
    memoryScratch,
    perfChunks(content, (sentence) => lost.push(sentence))
  )
  return { bytes: await bytesOf(blob), lost }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

export const rackBindings = {
  assets: [{ handleId: 'h1', role: 'video', nodeId: 'tone', filename: 'a b.mp4', size: 4, duration: 1.5 }],
  midiBindings: [{ key: 'tone:tune', channel: 1, kind: 'cc', cc: 7, learnedAt: 1_700_000_000_000 }],
  midiDevices: [{ nodeId: 'tone', deviceName: 'Knobs', manufacturer: 'Ägir' }],
  gamepadBindings: [{ nodeId: 'tone', gamepadId: 'pad', padIndex: 2 }]
}

export const rackMedia = [
  { nodeId: 'tone', handleId: 'h1', role: 'video', name: 'a b.mp4', path: 'media/video-0-h1-a_b.mp4' },
  { nodeId: 'tone', handleId: 'h1', role: 'video', name: 'c.mp4', path: 'media/video-1-h1-c.mp4', slot: 3 },
  { nodeId: 'view', handleId: 'view:a', role: 'audio', name: 'view-a', path: 'media/audio-2-view_a-view-a' }
]
// Two of them with the same bytes: they must stay two.
export const rackBytes = [
  new Uint8Array([1, 2, 3, 4]),
  new Uint8Array([1, 2, 3, 4]),
  new Uint8Array(300).fill(7)
]

export const rackSavedAt = Date.UTC(2026, 4, 9, 12, 34, 56, 789)

/** The file's bytes. */
export function rackFile(doc: Y.Doc = rackDoc()): Uint8Array<ArrayBuffer> {
  const savedAt = new Date(rackSavedAt).toISOString()
  const performance = {
    format: 'pt-performance-v1',
    savedAt: rackSavedAt,
    bundle: {
      bundleVersion: 1,
      savedAt,
      patch: {
        envelopeVersion: 1,
        savedAt,
        moduleSchemas: { wobbler: 4, delay: 2 },
        update: toBase64(Y.encodeStateAsUpdate(doc))
      },
      ...rackBindings
    },
    media: rackMedia
  }
  const files: Record<string, Uint8Array> = { 'performance.json': utf8(JSON.stringify(performance)) }
  rackMedia.forEach(({ path }, i) => (files[path] = rackBytes[i]!))
  return zipSync(files) as Uint8Array<ArrayBuffer>
}
