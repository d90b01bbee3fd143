// The ports of [array], which follow from what it does: its first argument.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'

export type ArrayFunction = 'define' | 'size' | 'sum' | 'get' | 'set' | 'quantile' | 'random' | 'max' | 'min'

/** `d` and nothing are `define`, as in Pd; null is none of them. */
export function functionOf(atoms: List): ArrayFunction | null {
  const [first = 'define'] = atoms
  if (first === 'd') return 'define'
  return typeof first === 'string' && Object.hasOwn(hot, first) ? (first as ArrayFunction) : null
}

const hot: Readonly<Record<ArrayFunction, Omit<InletSpec, 'title'> & { title: string }>> = {
  define: {
    title: 'message',
    about: 'what can be said to its name: const, resize, INDEX VALUE…',
    kinds: ['anything']
  },
  size: { title: 'size', about: 'a bang gives the size; a number changes it', kinds: ['bang', 'number'] },
  sum: {
    title: 'onset',
    about: 'the first place that counts; a bang gives the sum',
    kinds: ['bang', 'number']
  },
  get: { title: 'onset', about: 'the first place; a bang gives the numbers', kinds: ['bang', 'number'] },
  set: { title: 'numbers', about: 'are written, from the onset on', kinds: ['list', 'number'] },
  quantile: {
    title: 'share',
    about: 'from 0 to 1: the place up to which so much of the sum lies',
    kinds: ['number']
  },
  random: {
    title: 'bang',
    about: 'gives a random place; high numbers come more often. `seed` starts a sequence',
    kinds: ['bang', 'number', 'seed']
  },
  max: {
    title: 'onset',
    about: 'the first place; a bang gives the highest number',
    kinds: ['bang', 'number']
  },
  min: { title: 'onset', about: 'the first place; a bang gives the lowest number', kinds: ['bang', 'number'] }
}

const onset: InletSpec = { title: 'onset', about: 'the first place', hot: false, kinds: ['number'] }
const count: InletSpec = {
  title: 'count',
  about: 'how many places; -1: all that follow',
  hot: false,
  kinds: ['number']
}
const name: InletSpec = { title: 'array', about: 'the name of the array', hot: false, kinds: ['symbol'] }

const cold: Readonly<Record<ArrayFunction, readonly InletSpec[]>> = {
  define: [],
  size: [name],
  sum: [count, name],
  get: [count, name],
  set: [onset, name],
  quantile: [onset, count, name],
  random: [count, name],
  max: [count, name],
  min: [count, name]
}

const sent: Readonly<Record<ArrayFunction, readonly OutletSpec[]>> = {
  define: [{ title: 'none', about: 'in Pd a pointer leaves here' }],
  size: [{ title: 'size' }],
  sum: [{ title: 'sum' }],
  get: [{ title: 'numbers' }],
  set: [],
  quantile: [{ title: 'place' }],
  random: [{ title: 'place' }],
  max: [
    { title: 'number', about: 'the highest' },
    { title: 'place', about: 'where it stands' }
  ],
  min: [
    { title: 'number', about: 'the lowest' },
    { title: 'place', about: 'where it stands' }
  ]
}

export const ports = {
  inlets(atoms: List): readonly InletSpec[] {
    const what = functionOf(atoms)
    return what ? [{ ...hot[what], hot: true }, ...cold[what]] : []
  },
  outlets(atoms: List): readonly OutletSpec[] {
    const what = functionOf(atoms)
    return what ? sent[what] : []
  }
}
