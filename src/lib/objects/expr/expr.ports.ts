// The ports of [expr], from its text alone: inlets up to the highest number after $f, $i or $s, an outlet for each expression.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'

export type InletType = 'f' | 'i' | 's'

/** Pd's limit, for inlets as for expressions. */
export const MOST = 100

const TITLES: Readonly<Record<InletType, string>> = { f: 'number', i: 'whole number', s: 'array name' }

/** Pd writes `\;`, `\,` and `\$` where its files need it. */
export const unescaped = (text: string): string => text.replace(/\\([;,$])/g, '$1')

/** The types of the inlets; null for one that no expression names. At least one inlet. */
export function inletTypes(text: string): (InletType | null)[] {
  const types: (InletType | null)[] = [null]
  for (const [, type, digits] of unescaped(text).matchAll(/\$([fis])(\d+)/gi)) {
    const index = Number(digits) - 1
    if (index < 0 || index >= MOST) continue
    while (types.length <= index) types.push(null)
    types[index] ??= type!.toLowerCase() as InletType
  }
  return types
}

/** The expressions of a text; the last one may be closed by a semicolon. */
export function expressionsOf(text: string): string[] {
  const parts = unescaped(text).split(';')
  if (parts.length > 1 && parts.at(-1)!.trim() === '') parts.pop()
  return parts.slice(0, MOST)
}

export const ports = {
  inlets: (_atoms: unknown, text: string): InletSpec[] =>
    inletTypes(text).map((type, i) => {
      const title = type ? `$${type}${i + 1}: ${TITLES[type]}` : 'unused'
      const kind = type === 's' ? 'symbol' : 'number'
      return i === 0
        ? {
            title,
            about: 'calculates; a list sets all inlets first',
            hot: true,
            kinds: [kind, 'bang', 'list']
          }
        : { title, about: 'remembered', hot: false, kinds: [kind] }
    }),
  outlets: (_atoms: unknown, text: string): OutletSpec[] =>
    expressionsOf(text).map((part, i, all) => ({
      title: all.length === 1 ? 'result' : part.trim(),
      about: all.length === 1 ? undefined : `fires as number ${all.length - i}`
    }))
}
