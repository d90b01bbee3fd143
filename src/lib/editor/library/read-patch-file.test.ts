// Files that people hand us: both kinds open, and what is no patch says so in a sentence.
import { expect, test } from 'vitest'
import { buildSketch } from '../../patch/build-sketch.ts'
import { noClasses } from '../../patch/classes.ts'
import { envelopeText, writeEnvelope } from '../../patch/envelope.ts'
import { allEdges, allNodes, metaOf } from '../../patch/shape.ts'
import { writePerf } from '../../storage/ptperf/write-perf.ts'
import { readPatchFile } from './read-patch-file.ts'

const sketch = {
  name: 'Two',
  about: '',
  boxes: { a: [8, 16, 'metro 500'], b: [8, 64, 'print x'] },
  cables: ['a b']
} as const
const savedAt = Date.UTC(2026, 0, 2)
const envelope = (name = 'Two') => {
  const doc = buildSketch(sketch, noClasses)
  metaOf(doc).set('name', name)
  return writeEnvelope(doc, noClasses, new Date(savedAt))
}
const utf8 = (text: string) => new TextEncoder().encode(text)

test('a .ptperf.zip with its stored data', async () => {
  const kv = [{ scope: ['name', 'counter'] as const, key: 'count', value: 3 }]
  const zip = await writePerf({ patch: envelope(), savedAt, media: [], carried: {}, kv })
  const file = await readPatchFile(zip, 'x.ptperf.zip')
  expect(file.name).toBe('Two')
  expect(file.edited).toBe(savedAt)
  expect(
    allNodes(file.doc)
      .map((node) => node.id)
      .sort()
  ).toEqual(['a', 'b'])
  expect(allEdges(file.doc)).toHaveLength(1)
  expect(file.kv).toEqual(kv)
})

test('an .imp.json, with a byte order mark or without', async () => {
  for (const mark of ['', '\ufeff', '\n ']) {
    const file = await readPatchFile(utf8(mark.trim() + envelopeText(envelope())), 'x.imp.json')
    expect([file.name, file.edited, allNodes(file.doc).length]).toEqual(['Two', savedAt, 2])
  }
})

test('a patch without a name is called as its file', async () => {
  const file = await readPatchFile(utf8(envelopeText(envelope(''))), 'My rack.imp.json')
  expect(file.name).toBe('My rack')
})

test.each([
  ['nothing', new Uint8Array(), 'empty'],
  ['a text', utf8('hello'), 'zip'],
  ['other JSON', utf8('{"a": 1}'), 'not a patch file']
])('%s is refused in a sentence', async (_name, bytes, words) => {
  await expect(readPatchFile(bytes, 'x')).rejects.toThrow(words)
})
