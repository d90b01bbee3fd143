// The ports of [js]: with an expression those of [map]; as a cell those that its code declares, or as many as its two numbers say, or
// one inlet and one outlet.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import { ports as expression } from '../data/expression.ports.ts'
import { declaredBy } from './declared.ts'

const CELL = /^\s*(?:(\d{1,2})(?:\s+(\d{1,2}))?)?(?:(?:^|\s+)as\s+([A-Za-z_][\w-]*))?\s*$/
export const MOST_PORTS = 16

export interface CellText {
  inlets: number
  outlets: number
  /** The name under which other cells import it. */
  name: string | null
}

/** What the text of a cell says: `2 1 as scales`; null where the text is an expression. */
export function cellPorts(text: string): CellText | null {
  const match = CELL.exec(text)
  if (!match) return null
  const [inlets, outlets] = [match[1], match[2]].map((n) =>
    Math.min(MOST_PORTS, n === undefined ? 1 : Number(n))
  )
  return { inlets: inlets!, outlets: outlets!, name: match[3] ?? null }
}

/** Titles, or none for those that have no name. */
function titles(
  text: string,
  code: string | undefined,
  side: 'inlets' | 'outlets'
): readonly (string | null)[] | null {
  const cell = cellPorts(text)
  if (!cell) return null
  const declared = code === undefined ? null : declaredBy(code)[side]
  return declared ?? Array.from({ length: cell[side] }, () => null)
}

const titleOf = (title: string | null, i: number, all: readonly unknown[]): string =>
  title ?? (all.length > 1 ? `message ${i + 1}` : 'message')

export const ports = {
  inlets(atoms: unknown, text: string, code?: string): InletSpec[] {
    const all = titles(text, code, 'inlets')
    if (!all) return expression.inlets(atoms, text)
    return all.map((title, i) => ({
      title: titleOf(title, i, all),
      about: 'goes to recv() of the cell',
      hot: true,
      kinds: ['anything']
    }))
  },
  outlets(_atoms: unknown, text: string, code?: string): OutletSpec[] {
    const all = titles(text, code, 'outlets')
    if (!all) return [{ title: 'value', about: 'undefined sends nothing' }]
    return all.map((title, i) => ({
      title: titleOf(title, i, all),
      about: i === 0 ? 'what the cell sends by send(message)' : `what it sends by send(message, ${i})`,
      later: true
    }))
  }
}

/** How many ports a cell with this text and code has. */
export const portCounts = (text: string, code: string): { inlets: number; outlets: number } => ({
  inlets: ports.inlets(null, text, code).length,
  outlets: ports.outlets(null, text, code).length
})
