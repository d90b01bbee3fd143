// The ports of [js]: with an expression those of [map]; as a cell one inlet and outlet, or as many as its two numbers say.
import type { InletSpec, OutletSpec } from '../../runtime/define.ts'
import { ports as expression } from '../data/expression.ports.ts'

const COUNTS = /^\s*(\d{1,2})?\s*(\d{1,2})?\s*$/
const MOST = 16

/** Numbers of inlets and outlets of a cell; null where the text is an expression. */
export function cellPorts(text: string): { inlets: number; outlets: number } | null {
  const match = COUNTS.exec(text)
  if (!match) return null
  const [inlets, outlets] = [match[1], match[2]].map((n) => Math.min(MOST, n === undefined ? 1 : Number(n)))
  return { inlets: inlets!, outlets: outlets! }
}

export const ports = {
  inlets(atoms: unknown, text: string): InletSpec[] {
    const cell = cellPorts(text)
    if (!cell) return expression.inlets(atoms, text)
    return Array.from({ length: cell.inlets }, (_, i) => ({
      title: cell.inlets > 1 ? `message ${i + 1}` : 'message',
      about: 'goes to recv() of the cell',
      hot: true,
      kinds: ['anything']
    }))
  },
  outlets(_atoms: unknown, text: string): OutletSpec[] {
    const cell = cellPorts(text)
    if (!cell) return [{ title: 'value', about: 'undefined sends nothing' }]
    return Array.from({ length: cell.outlets }, (_, i) => ({
      title: cell.outlets > 1 ? `message ${i + 1}` : 'message',
      about: i === 0 ? 'what the cell sends by send(message)' : `what it sends by send(message, ${i})`,
      later: true
    }))
  }
}
