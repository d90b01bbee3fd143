// How many inlets a box with an expression has: one for the message, further cold ones for $2 and on, or for the second and
// further parameters of its arrow. Read from the text alone, so that page and engine agree without a parser.
import type { InletSpec } from '../../runtime/define.ts'

const ARROW = /^\s*(?:\(([^()]*)\)|[A-Za-z_$][\w$]*)\s*=>/

/** Whether the text is an arrow function (as far as its beginning tells): `x => x + 1`, `(a, b) => a + b`. */
export const isArrow = (text: string): boolean => ARROW.test(text)

export function inputCount(text: string): number {
  const parameters = ARROW.exec(text)?.[1]
  let count = parameters === undefined ? 1 : parameters.split(',').length
  for (const [, n] of text.matchAll(/(?<![\w$])\$([2-9])(?![\w$])/g)) count = Math.max(count, Number(n))
  return Math.min(count, 9)
}

/** A parameter's own name, else `$2`. */
function titleOf(text: string, i: number): string {
  const name = ARROW.exec(text)?.[1]?.split(',')[i]?.trim()
  return name !== undefined && name !== '' ? name : `$${i + 1}`
}

export const ports = {
  inlets: (_atoms: unknown, text: string): InletSpec[] =>
    Array.from({ length: inputCount(text) }, (_, i) =>
      i === 0
        ? { title: 'x', about: 'the message; the expression runs', hot: true, kinds: ['anything'] }
        : { title: titleOf(text, i), about: 'stored for the next message', hot: false, kinds: ['anything'] }
    )
}
