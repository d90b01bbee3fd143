// What a .pd file says survives being opened, saved and opened again: in the patch, and in the file.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportPd } from './export-pd.ts'
import { readPd } from './read.ts'
import { readRecords, writeRecords } from './records.ts'
import { imported, madeOf, pdClasses } from './testing/attempt.ts'
import { pdTexts } from './testing/arbitrary.ts'
import { everything, other, voice } from './testing/files.ts'
import { writePd } from './write.ts'

describe('records', () => {
  it('any text is some records, and they are written as they were read', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'ab \n\t\r;,\\$#X{"') }), (text) => {
        const { records, wrapped } = readRecords(text)
        const written = writeRecords(records, wrapped)
        expect(readRecords(written).records).toEqual(records)
        expect(writeRecords(readRecords(written).records, wrapped)).toBe(written)
      }),
      { numRuns: 3000 }
    )
  })

  it('goes through a long text once', () => {
    const began = performance.now()
    const text = `#N canvas 0 0 1 1 12;\n${'#X obj 1 2 a\\, b, f 3;\n'.repeat(100_000)}${'\\'.repeat(100_000)}`
    expect(readRecords(text).records).toHaveLength(100_002)
    readRecords(','.repeat(1_000_000))
    readRecords(' '.repeat(1_000_000))
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})

describe('files', () => {
  it('tree -> text -> tree is the identity', () => {
    fc.assert(
      fc.property(pdTexts, (text) => {
        expect(writePd(readPd(text))).toBe(text)
      })
    )
  })

  it('patch -> file -> patch is the identity, and file -> patch -> file from then on', () => {
    fc.assert(
      fc.property(pdTexts, (text) => {
        const first = imported(text)
        const saved = exportPd(first.doc, pdClasses)
        expect(saved.lost).toEqual([])
        const second = imported(saved.text)
        expect(madeOf(second)).toBe(madeOf(first))
        expect(exportPd(second.doc, pdClasses).text).toBe(saved.text)
      }),
      { numRuns: 100 }
    )
  })

  it('a file as Pd writes it comes back to the letter', () => {
    const { doc, notes } = imported(everything, { voice, other })
    const { text, abstractions, lost } = exportPd(doc, pdClasses)
    expect(text).toBe(everything)
    expect(Object.fromEntries(abstractions)).toEqual({ voice, other })
    expect([...notes, ...lost]).toEqual([])
  })
})
