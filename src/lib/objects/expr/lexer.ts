// Cuts an expression of [expr] into tokens.
import { LoadbangError } from '../../runtime/errors.ts'
import { type InletType, MOST } from './expr.ports.ts'

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly float: boolean }
  | { readonly kind: 'inlet'; readonly type: InletType; readonly index: number }
  | { readonly kind: 'name' | 'text' | 'sign'; readonly text: string }

export const syntax = (what: string): LoadbangError =>
  new LoadbangError(
    'expr-syntax',
    what,
    'Write for example [expr $f1 + 1], with ; between several expressions.'
  )

const SPACE = /\s+/y
const NUMBER = /0[xX][\da-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y
const INLET = /\$([fisFIS])(\d+)/y
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy
const TEXT = /"([^"]*)"/y
const SIGN = /<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^~!<>=(),[\]]/y

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let at = 0
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at
    const match = pattern.exec(text)
    if (match) at += match[0].length
    return match
  }
  while (at < text.length) {
    if (take(SPACE)) continue
    const start = at
    let match: RegExpExecArray | null
    if ((match = take(NUMBER))) tokens.push(numberToken(match[0], aloneAsAtom(text, start, at)))
    else if ((match = take(INLET))) tokens.push(inletToken(match[1]!, match[2]!))
    else if ((match = take(NAME))) tokens.push({ kind: 'name', text: match[0] })
    else if ((match = take(TEXT))) tokens.push({ kind: 'text', text: match[1]! })
    else if ((match = take(SIGN))) tokens.push({ kind: 'sign', text: match[0] })
    else throw syntax(`[expr] cannot read ${JSON.stringify(text.slice(at, at + 12))}.`)
  }
  return tokens
}

function numberToken(digits: string, alone: boolean): Token {
  const value = Number(digits)
  const written = /^0x/i.test(digits) ? false : /[.eE]/.test(digits)
  // A number that is an atom by itself has become one before Pd's [expr] sees it: `2.` is 2 then, a whole number, and a million,
  // which Pd writes 1e+06, is none.
  const float = alone ? !Number.isInteger(value) || Math.abs(value) >= 1e6 : written
  return { kind: 'number', value, float }
}

function aloneAsAtom(text: string, start: number, end: number): boolean {
  const from = text.charAt(start - 1) === '-' ? start - 1 : start
  const open = (char: string): boolean => char === '' || /[\s,;]/.test(char)
  return open(text.charAt(from - 1)) && open(text.charAt(end)) && !/^0x/i.test(text.slice(start, end))
}

function inletToken(type: string, digits: string): Token {
  const index = Number(digits) - 1
  if (index < 0 || index >= MOST)
    throw syntax(`[expr] has inlets from 1 to ${MOST}, and none of number ${digits}.`)
  return { kind: 'inlet', type: type.toLowerCase() as InletType, index }
}
