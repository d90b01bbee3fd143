// Bytes of text, FUDI and OSC, against Node's own UTF-8 and there and back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bang, Command, type List, type Message } from '../../runtime/message.ts'
import { testObject, testPatch } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { textOfUtf8, utf8Of } from '../utf8.ts'
import { readFloat, readInteger, oscFloat, oscInteger } from './osc.ts'

test('UTF-8 as everywhere, halves of pairs and broken bytes too', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(utf8Of(text)).toStrictEqual([...new TextEncoder().encode(text)])
      expect(textOfUtf8(utf8Of(text))).toBe(text)
    })
  )
  expect(utf8Of('\ud834')).toStrictEqual([...new TextEncoder().encode('\ud834')])
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 255 })), (bytes) => {
      const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
      let expected: string | null
      try {
        expected = strict.decode(new Uint8Array(bytes))
      } catch {
        expected = null
      }
      if (expected === null) expect(textOfUtf8(bytes)).toContain('\ufffd')
      else expect(textOfUtf8(bytes)).toBe(expected)
    })
  )
})

test('numbers of OSC', () => {
  fc.assert(
    fc.property(fc.integer(), fc.float(), (whole, real) => {
      expect(readInteger(oscInteger(whole), 0)).toBe(whole)
      expect(readFloat(oscFloat(real), 0)).toBe(real)
    })
  )
})

const word = fc.constantFrom('a', 'two words', ';', ',', '$1', 'é', '\\', '[x', '{', '"q"')
const value = fc.oneof(fc.integer(), word)

/** What comes out of the second box when the message goes into the first. */
function through(first: string, second: string, message: Message): { out: Message[]; errors: unknown[] } {
  const o = testObject(catalogue, first)
  o.in(0, message)
  const next = testObject(catalogue, second)
  for (const [, bytes] of o.out) next.in(0, bytes)
  return { out: next.out.map(([, found]) => found), errors: [...o.errors, ...next.errors] }
}

test('[fudiformat] and [fudiparse], there and back', () => {
  const message = fc.oneof(
    fc.constant(bang),
    fc.integer(),
    word,
    fc.array(value, { minLength: 2, maxLength: 5 }),
    fc.array(value, { maxLength: 3 }).map((args) => new Command('set', args))
  )
  fc.assert(
    fc.property(message, (sent) => {
      expect(through('fudiformat', 'fudiparse', sent)).toStrictEqual({ out: [sent], errors: [] })
    })
  )
})

test('[oscformat] and [oscparse], there and back', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.integer({ min: -999, max: 999 }), word), { minLength: 1 }), (list) => {
      const { out, errors } = through('oscformat synth note', 'oscparse', list as List)
      expect(errors).toStrictEqual([])
      expect(out).toStrictEqual([['synth', 'note', ...list]])
    })
  )
})

test('bytes that are no message are an error, never a crash', () => {
  const codes = new Set<string | undefined>()
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(47, 35, 44, 97, 98, 105, 0, 0, 0, 1, 4, 255), { maxLength: 40 }),
      (bytes) => {
        const o = testObject(catalogue, 'oscparse')
        o.in(0, bytes)
        o.in(0, [47, 97, 0, 0, ...bytes])
        o.in(0, [35, 98, 117, 110, 100, 108, 101, 0, ...bytes])
        for (const { code } of o.errors) codes.add(code)
      }
    )
  )
  expect([...codes].sort()).toStrictEqual(['osc-broken', 'osc-types'])
})

test('what [fudiparse] cannot send is an error, and what comes after it is sent', () => {
  const o = testObject(catalogue, 'fudiparse')
  o.in(0, utf8Of('a $1; float x; b 2;'))
  expect(o.out).toStrictEqual([[0, new Command('b', [2])]])
  expect(o.errors.map(({ code }) => code)).toStrictEqual(['fudi-dollar', 'text-float'])
})

test('[makefilename] and [fudiformat] say what is wrong with their arguments', async () => {
  const p = testPatch(
    catalogue,
    { a: 'makefilename %d-%d', b: 'fudiformat -x', c: 'oscformat -f q', l: 'loadbang', m: 'msg 5' },
    ['l m', 'm a']
  )
  await p.run()
  expect(p.errors.map(({ code }) => code)).toStrictEqual([
    'format-places',
    'bad-argument',
    'osc-types',
    'format-places'
  ])
})
