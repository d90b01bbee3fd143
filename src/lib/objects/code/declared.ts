// What a cell's code declares of its box: titles of inlets and outlets, and knobs. It is read without running anything, also while half
// of the code is not written yet: each declaration stands at the beginning of a line, with its values written out.
import { readArguments, type Literal } from './literal.ts'

/** A knob on the box. Its value is saved as a number: of a switch 0 or 1, of a choice the place of the option. */
export type Knob = { readonly name: string; readonly title: string } & (
  | {
      readonly kind: 'number'
      readonly value: number
      readonly min?: number
      readonly max?: number
      readonly step?: number
    }
  | { readonly kind: 'switch'; readonly value: number }
  | { readonly kind: 'choice'; readonly value: number; readonly options: readonly string[] }
)

export interface Declared {
  /** Null: not declared. */
  inlets: readonly string[] | null
  outlets: readonly string[] | null
  knobs: readonly Knob[]
  /** Declarations that cannot be read, with the line they stand in, from 1. */
  unread: readonly { what: 'inlets' | 'outlets' | 'params'; line: number }[]
}

const CALL = /^[ \t]*(?:(?:export\s+)?(?:const|let|var)\s[^=\n]*=\s*)?(inlets|outlets|params)[ \t]*\(/gm
const MOST_PORTS = 16
const MOST_KNOBS = 64
/** Braces in one declaration. */
const MOST_TRIES = 200

let last: { code: string; declared: Declared } | null = null

/** Never throws. */
export function declaredBy(code: string): Declared {
  // Drawing asks several times for the same.
  if (last?.code !== code) last = { code, declared: read(code) }
  return last.declared
}

function read(code: string): Declared {
  let inlets: string[] | null = null
  let outlets: string[] | null = null
  const knobs = new Map<string, Knob>()
  const unread: Declared['unread'][number][] = []
  for (const match of code.matchAll(CALL)) {
    const what = match[1] as 'inlets' | 'outlets' | 'params'
    const values = readArguments(code, match.index + match[0].length)
    const titles = values && what !== 'params' ? titlesOf(values) : null
    const found = what === 'params' ? knobsOf(code, match.index + match[0].length, values) : null
    if (what === 'inlets' && titles) inlets ??= titles
    else if (what === 'outlets' && titles) outlets ??= titles
    else if (found) for (const knob of found) knobs.set(knob.name, knob)
    else unread.push({ what, line: code.slice(0, match.index).split('\n').length })
  }
  return { inlets, outlets, knobs: [...knobs.values()].slice(0, MOST_KNOBS), unread }
}

const titlesOf = (values: readonly Literal[]): string[] | null =>
  values.every((value) => typeof value === 'string') ? values.slice(0, MOST_PORTS) : null

/** The first argument of params(); what follows it is a function, which is not read. */
function knobsOf(code: string, from: number, values: Literal[] | null): Knob[] | null {
  const first = values?.[0] ?? firstOf(code, from)
  if (typeof first !== 'object' || Array.isArray(first)) return null
  const knobs = Object.entries(first as Readonly<Record<string, Literal>>).map(([name, spec]) =>
    knobOf(name, spec)
  )
  return knobs.every((knob) => knob !== null) ? knobs : null
}

function firstOf(code: string, from: number): Literal | undefined {
  // `params({ … }, (name) => …)`: up to the brace that closes the first argument.
  let end = code.indexOf('}', from)
  for (let tries = 0; end !== -1 && tries < MOST_TRIES; tries++, end = code.indexOf('}', end + 1)) {
    const values = readArguments(`${code.slice(from, end + 1)})`, 0)
    if (values) return values[0]
  }
  return undefined
}

function knobOf(name: string, spec: Literal): Knob | null {
  if (typeof spec === 'number') return { name, title: name, kind: 'number', value: spec }
  if (typeof spec === 'boolean') return { name, title: name, kind: 'switch', value: Number(spec) }
  if (isList(spec)) return choiceOf(name, name, spec, undefined)
  if (typeof spec !== 'object') return null
  const { value, title: given, options, min, max, step } = spec
  const title = typeof given === 'string' ? given : name
  if (options !== undefined) return isList(options) ? choiceOf(name, title, options, value) : null
  if (typeof value === 'boolean') return { name, title, kind: 'switch', value: Number(value) }
  if (typeof value !== 'number') return null
  return { name, title, kind: 'number', value, ...numbers({ min, max, step }) }
}

const isList = (value: Literal): value is readonly Literal[] => Array.isArray(value)

function choiceOf(
  name: string,
  title: string,
  options: readonly Literal[],
  value: Literal | undefined
): Knob | null {
  const words = options.filter((option) => typeof option === 'string')
  if (words.length === 0 || words.length < options.length) return null
  const at = typeof value === 'string' ? words.indexOf(value) : 0
  return { name, title, kind: 'choice', value: Math.max(0, at), options: words }
}

function numbers(fields: Readonly<Record<string, Literal | undefined>>): {
  min?: number
  max?: number
  step?: number
} {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => typeof value === 'number'))
}
