import { expect, it } from 'vitest'
import { defsOf, patchName } from '../../patch/shape.ts'
import { pdClasses } from '../pd/testing/attempt.ts'
import { openSet } from './open-set.ts'

const HEAD = '#N canvas 0 50 450 300 12;\n'
const using = (...names: string[]): string =>
  HEAD + names.map((name, i) => `#X obj 10 ${10 + 30 * i} ${name};\n`).join('')
const filesOf = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([path, text]) => ({ path, content: new TextEncoder().encode(text) }))
const opened = (texts: Readonly<Record<string, string>>) => {
  const set = openSet(filesOf(texts), pdClasses)
  const defs = set.mains.map((path) => {
    const { doc } = set.open(path)
    return [path, [...defsOf(doc).keys()].sort()] as const
  })
  return { defs: Object.fromEntries(defs), refused: set.refused.map(({ path, error }) => [path, error.code]) }
}

it('takes files that others use as their abstractions, and the rest as patches', () => {
  expect(
    opened({
      'main.pd': using('voice 440', 'print'),
      'voice.pd': using('env'),
      'env.pd': HEAD,
      'other.pd': using('env')
    })
  ).toEqual({ defs: { 'main.pd': ['env', 'voice'], 'other.pd': ['env'] }, refused: [] })
})

it('looks where Pd looks, and then anywhere in what came', () => {
  const found = opened({
    'project/main.pd': `${using('part', 'sub/deep', 'stray')}#X declare -path lib;\n`,
    'project/lib/part.pd': using('beside'),
    'project/lib/beside.pd': HEAD,
    'project/sub/deep.pd': using('../lib/part'),
    'elsewhere/stray.pd': HEAD
  })
  expect(found.defs).toEqual({ 'project/main.pd': ['../lib/part', 'beside', 'part', 'stray', 'sub/deep'] })
})

it('takes neither of two files that a name may mean', () => {
  const found = opened({ 'main.pd': using('part'), 'a/part.pd': HEAD, 'b/part.pd': HEAD })
  expect(found.defs).toEqual({ 'main.pd': [], 'a/part.pd': [], 'b/part.pd': [] })
})

it('opens the first of files that use each other in a ring', () => {
  expect(opened({ 'two.pd': using('one'), 'one.pd': using('two'), 'own.pd': using('own') })).toEqual({
    defs: { 'own.pd': ['own'], 'one.pd': ['one', 'two'] },
    refused: []
  })
})

it('names the files that cannot be read, and leaves out what is none of its own', () => {
  const set = opened({
    'good.pd': HEAD,
    'bad.pd': 'hello',
    'cut.pd': `${HEAD}#N canvas 0 0 9 9 s 0;\n`,
    'x.wav': 'RIFF'
  })
  expect(set).toEqual({
    defs: { 'good.pd': [] },
    refused: [
      ['bad.pd', 'pd-invalid'],
      ['cut.pd', 'pd-cut']
    ]
  })
})

it('names a patch after its file', () => {
  const set = openSet(filesOf({ 'a/My patch.PD': HEAD }), pdClasses)
  expect(patchName(set.open('a/My patch.PD').doc)).toBe('My patch')
})
