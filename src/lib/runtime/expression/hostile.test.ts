// Expressions at random, written as a stranger would who wants out, or wants the machine to stand still. The long form is
// `npm run test:long -- escape`.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hostileTexts, judge } from './testing/hostile-texts.ts'

/** A loaded machine is slow; what hangs takes longer still. */
const LONGEST = 2000

test('nothing gets out, and nothing hangs', () => {
  const codes = new Set<string>()
  fc.assert(
    fc.property(hostileTexts, (text) => {
      const { wrong, code, ms } = judge(text)
      codes.add(code)
      expect(wrong).toBe(null)
      expect(ms).toBeLessThan(LONGEST)
    }),
    { numRuns: 1500 }
  )
  // It is no test if nothing runs.
  for (const code of ['value', 'expr-syntax', 'expr-name']) expect(codes).toContain(code)
})

const many = (count: number, part: string): string => part.repeat(count)
const again = (count: number, of: string): string =>
  `(t => Array.from({length: ${count}}).map((v, i) => ${of}))`

// What a single step may not be: long. Each of these took minutes, or was refused for another reason than it should be.
const slow: Record<string, string> = {
  'the last place of a text, tried at each': '(t => t.lastIndexOf("a".repeat(1e5) + "b"))("a".repeat(1e6))',
  'a place of a text, tried at each': '(t => t.includes("b" + "a".repeat(1e5)))("a".repeat(1e6))',
  'split by a long text': '(t => t.split("b" + "a".repeat(1e5)))("a".repeat(9e5))',
  'replaced, a long text': '(t => t.replaceAll("b" + "a".repeat(1e5), ""))("a".repeat(1e6))',
  'a long text, looked through often': `${again(10_000, 't.includes("b")')}("a".repeat(1e6))`,
  'a long text, changed often': `${again(5000, 't.toUpperCase().length')}("a".repeat(1e6))`,
  'a long text, trimmed often': `${again(10_000, 't.trim()')}(" ".repeat(1e6))`,
  'a long text, normalised often': `${again(5000, 't.normalize("NFKD").length')}("a".repeat(1e6))`,
  'long texts, compared often': `((a, b) => ${many(3, 'x.l.map(() => ')}Array.from({length: 9000}).map(() => a === b)${many(3, ')')})("a".repeat(1e6), "a".repeat(1e6))`,
  'a long number, read often': `${again(10_000, '+t')}("1".repeat(1e6))`,
  'a long number of another base, read often': `${again(10_000, 'parseInt(t, 7)')}("1".repeat(1e6))`,
  'a long key, asked often': `${again(10_000, 'x[t + i]')}("a".repeat(1e5))`,
  'a long text, looked for in a list': `((l, t) => l.map(() => l.includes(t)))(Array.from({length: 900}).map((v, i) => "a".repeat(1e5)), "a".repeat(1e5))`
}
for (const [name, text] of Object.entries(slow)) {
  test(`too much: ${name}`, () => {
    expect(judge(text)).toMatchObject({
      wrong: null,
      code: expect.stringMatching(/^expr-(budget|size)$/) as string
    })
    expect(judge(text).ms).toBeLessThan(LONGEST)
  })
}

const deep: Record<string, string> = {
  brackets: `${many(10_000, '(')}1${many(10_000, ')')}`,
  lists: `${many(10_000, '[')}${many(10_000, ']')}`,
  arrows: `${many(10_000, 'a=>')}1`,
  'calls of functions': `${many(4000, 'a(')}`,
  templates: many(3000, '`${'),
  records: `${many(2000, '{a:')}`,
  signs: `${many(9000, '-')}1`,
  'signs apart': `${many(4900, '- ')}1`,
  'optional chains': `x${many(3000, '?.a')}`,
  'optional calls': `x${many(2000, '?.()')}`,
  powers: `${many(3000, '2**')}2`,
  '1 MB': `${many(500_000, '1+')}1`,
  '1 MB of text': `"${many(1_000_000, 'a')}"`,
  'a pattern': `/${many(4000, '(')}/`,
  'a pattern with names': `/${many(900, '(?<a>')}/u`
}
for (const [name, text] of Object.entries(deep)) {
  test(`deep or long: ${name}`, () => {
    expect(judge(text)).toMatchObject({
      wrong: null,
      code: expect.stringMatching(/^expr-(deep|size|syntax|name)$/) as string
    })
    expect(judge(text).ms).toBeLessThan(LONGEST)
  })
}

test('an ordinary search in a long text fits', () => {
  expect(judge('"a ".repeat(40000).split(" ").filter(w => w.includes("a") && w === "a").length').code).toBe(
    'value'
  )
})
