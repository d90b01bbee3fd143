import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { LoadbangError } from '../runtime/errors.ts'
import { fromBase64, toBase64 } from '../runtime/codec/base64.ts'
import { canonicalUpdate } from './canonical.ts'
import { noClasses } from './classes.ts'
import { compilePatch } from './compile.ts'
import { addBox } from './edits.ts'
import { envelopeText, loadEnvelope, writeEnvelope } from './envelope.ts'
import { allEdges, getNode, nodesOf, patchName } from './shape.ts'
import { testClasses } from './testing/classes.ts'
import { resetIds } from './testing/ids.ts'
import { rackDoc, testPatch } from './testing/patches.ts'
import { randomEdits } from './testing/random-edits.ts'
import { field, toPlain } from './values.ts'

vi.mock('nanoid', () => import('./testing/ids.ts'))

const saved = '2026-05-09T12:34:56.000Z'
const encoded = (doc: Y.Doc): string => toBase64(Y.encodeStateAsUpdate(doc))
const rackFile = (doc = rackDoc(), more: object = {}) => ({
  envelopeVersion: 1,
  savedAt: saved,
  moduleSchemas: { wobbler: 5, delay: 1, elsewhere: 3 },
  update: encoded(doc),
  ...more
})
const seqFile = (moduleSchemas: object | undefined, v?: number) => {
  const doc = new Y.Doc()
  const box = new Y.Map<unknown>([
    ['id', 's'],
    ['text', 'seq'],
    ['type', 'seq'],
    ['data', new Y.Map([['notes', [5]]])]
  ])
  if (v !== undefined) box.set('v', v)
  doc.getMap('nodes').set('s', box)
  return { envelopeVersion: moduleSchemas ? 1 : 2, savedAt: saved, moduleSchemas, update: encoded(doc) }
}
const codeOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (error instanceof LoadbangError) return error.code
    throw error
  }
  return 'nothing thrown'
}

describe('a rack of another maker', () => {
  it('opens whole, and leaves unchanged', () => {
    const { doc, warnings, savedAt } = loadEnvelope(envelopeText(rackFile() as never))
    expect(warnings).toEqual([])
    expect(savedAt).toBe(saved)
    expect(compilePatch(doc, testClasses).setEdges).toHaveLength(3)
    const again = loadEnvelope(writeEnvelope(doc, testClasses, saved)).doc
    const original = rackDoc()
    for (const [id, value] of nodesOf(original).entries()) {
      const box = toPlain(nodesOf(again).get(id))
      expect(box).toMatchObject(toPlain(value) as object)
    }
    for (const edge of allEdges(original)) {
      const { order: _, ...rest } = edge
      expect(allEdges(again).find((each) => each.id === edge.id)).toMatchObject(rest)
    }
  })

  it('keeps the versions of modules that are not known here', () => {
    const { doc } = loadEnvelope(rackFile())
    expect(getNode(doc, 'tone')!.v).toBe(5)
    expect(writeEnvelope(doc, testClasses, saved).moduleSchemas).toEqual({ wobbler: 5, delay: 1, loud: 1 })
  })

  it('does not take a module for the object of the same name', () => {
    const classes = { canonical: () => ({ type: 'delay', version: 9 }), migrate: () => ({ spoilt: 1 }) }
    const { doc } = loadEnvelope(rackFile())
    expect(compilePatch(doc, classes).setNodes.find((node) => node.id === 'view')).toMatchObject({
      type: 'delay',
      v: 1,
      data: { name: 'DELAY' }
    })
  })

  it('loses a cable to nowhere, that cable alone, and says so', () => {
    const doc = rackDoc()
    doc.getMap('edges').set(
      'lost',
      new Y.Map<unknown>([
        ['source', { nodeId: 'tone', portId: 'sine' }],
        ['target', { nodeId: 'nobody', portId: 'in' }]
      ])
    )
    const loaded = loadEnvelope(rackFile(doc))
    expect(loaded.warnings).toEqual(['The cable “lost” was left out: it leads to a box that is not there.'])
    expect(allEdges(loaded.doc)).toHaveLength(3)
  })
})

describe('migrations', () => {
  const tracks = (file: object) => compilePatch(loadEnvelope(file).doc, testClasses).setNodes[0]

  it('bring older data up as it is read, from the version that the file says', () => {
    expect(tracks(seqFile({ seq: 1 }))).toMatchObject({ v: 3, data: { tracks: [[5]] } })
    expect(tracks(seqFile({}))).toMatchObject({ v: 3, data: { tracks: [[5]] } })
    expect(tracks(seqFile(undefined))).toMatchObject({ v: 3, data: { tracks: [[5]] } })
    expect(tracks(seqFile({ seq: 1 }, 3))).toMatchObject({ v: 3, data: { notes: [5] } })
  })

  it('leave newer data alone', () => {
    expect(tracks(seqFile({ seq: 4 }))).toMatchObject({ v: 4, type: 'seq', data: { notes: [5] } })
    const { doc } = loadEnvelope(seqFile({ seq: 4 }))
    expect(writeEnvelope(doc, testClasses, saved).moduleSchemas).toEqual({ seq: 4 })
    expect(
      toPlain(field(nodesOf(loadEnvelope(writeEnvelope(doc, testClasses, saved)).doc).get('s'), 'data'))
    ).toEqual({
      notes: [5]
    })
  })

  it('are in the file that is written', () => {
    const file = writeEnvelope(loadEnvelope(seqFile({ seq: 1 })).doc, testClasses, saved)
    expect(file.moduleSchemas).toEqual({ seq: 3 })
    expect(compilePatch(loadEnvelope(file).doc, noClasses).setNodes[0]!.data).toEqual({ tracks: [[5]] })
  })

  it('that fail leave the data to the runtime, which says so on the box', () => {
    const classes = {
      ...testClasses,
      migrate: () => {
        throw new Error('broken')
      }
    }
    const { doc } = loadEnvelope(seqFile({ seq: 1 }))
    expect(compilePatch(doc, classes).setNodes[0]).toMatchObject({ v: 1, data: { notes: [5] } })
    expect(writeEnvelope(doc, classes, saved).moduleSchemas).toEqual({ seq: 1 })
  })
})

describe('own patches', () => {
  it('come back as they went, to the byte', () => {
    fc.assert(
      fc.property(randomEdits(), (edits) => {
        resetIds()
        const context = testPatch(5)
        for (const edit of edits) edit(context)
        const file = envelopeText(writeEnvelope(context.doc, testClasses, new Date(saved)))
        const { doc, warnings } = loadEnvelope(new TextEncoder().encode(file))
        expect(warnings).toEqual([])
        expect(patchName(doc)).toBe('test')
        expect(envelopeText(writeEnvelope(doc, testClasses, saved))).toBe(file)
      }),
      { numRuns: 60 }
    )
  })

  it('can be edited and shared after loading', () => {
    const first = loadEnvelope(rackFile()).doc
    const second = new Y.Doc()
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    addBox({ doc: first, classes: testClasses }, { text: 'js', position: { x: 0, y: 0 } })
    addBox({ doc: second, classes: testClasses }, { text: 'seq', position: { x: 0, y: 0 } })
    Y.applyUpdate(first, Y.encodeStateAsUpdate(second))
    Y.applyUpdate(second, Y.encodeStateAsUpdate(first))
    expect(nodesOf(first).size).toBe(5)
    expect(canonicalUpdate(first)).toEqual(canonicalUpdate(second))
  })
})

describe('bad files', () => {
  it('are refused, each with its sentence', () => {
    const bad = (id: string) => {
      const doc = rackDoc()
      doc.getMap('nodes').set(id, new Y.Map([['type', 'x']]))
      return rackFile(doc)
    }
    const half = () => {
      const doc = rackDoc()
      const vector = Y.encodeStateVector(doc)
      nodesOf(doc).set('more', new Y.Map([['type', 'x']]))
      const whole = new Y.Doc()
      nodesOf(whole).set('other', new Y.Map([['type', 'x']]))
      return toBase64(Y.mergeUpdates([Y.encodeStateAsUpdate(doc, vector), Y.encodeStateAsUpdate(whole)]))
    }
    const cases: [string, unknown][] = [
      ['envelope-invalid', ''],
      ['envelope-invalid', 'null'],
      ['envelope-invalid', '[]'],
      ['envelope-invalid', '{"envelopeVersion": "1"}'],
      ['envelope-invalid', new Uint8Array([0xff, 0xfe])],
      ['envelope-invalid', '['.repeat(100_000)],
      ['envelope-newer', rackFile(undefined, { envelopeVersion: 99 })],
      ['envelope-newer', { envelopeVersion: 3 }],
      ['envelope-update', rackFile(undefined, { update: undefined })],
      ['envelope-update', rackFile(undefined, { update: 5 })],
      ['envelope-update', rackFile(undefined, { update: '' })],
      ['envelope-update', rackFile(undefined, { update: 'no base64!' })],
      ['envelope-update', rackFile(undefined, { update: btoa('This is no update.') })],
      ['envelope-update', rackFile(undefined, { update: toBase64(new Uint8Array(100)) })],
      ['envelope-update', rackFile(undefined, { update: half() })],
      ['envelope-update', rackFile(undefined, { update: encoded(rackDoc()).slice(0, 400) })],
      ['envelope-id', bad('__proto__')],
      ['envelope-id', bad('constructor')],
      ['envelope-id', bad('x'.repeat(1000))]
    ]
    for (const [code, file] of cases)
      expect(
        codeOf(() => loadEnvelope(file)),
        JSON.stringify(file)?.slice(0, 80)
      ).toBe(code)
  })

  it('that are too big are refused', () => {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (let i = 0; i < 50_001; i++) doc.getMap('nodes').set(`n${i}`, 1)
    })
    expect(codeOf(() => loadEnvelope(rackFile(doc)))).toBe('envelope-size')
    const long = new Y.Doc()
    long.getMap('nodes').set('a', new Y.Map([['text', 'x'.repeat(100_001)]]))
    expect(codeOf(() => loadEnvelope(rackFile(long)))).toBe('envelope-size')
  })

  it('with any bytes changed are opened or refused, and never throw anything else', () => {
    const bytes = fromBase64(encoded(rackDoc()))!
    const change = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(change, (changes) => {
        const damaged = bytes.slice()
        for (const [at, value] of changes) damaged[at] = value
        try {
          const { doc } = loadEnvelope(rackFile(undefined, { update: toBase64(damaged) }))
          compilePatch(doc, testClasses)
        } catch (error) {
          expect(error).toBeInstanceOf(LoadbangError)
        }
      }),
      { numRuns: 500 }
    )
  })
})
