// The ports of a message box: one inlet, or those of an expression where its text is an arrow function (rule 14).
import type { InletSpec } from '../../runtime/define.ts'
import { isArrow, ports as expression } from '../data/expression.ports.ts'

const message: InletSpec[] = [
  {
    title: 'message',
    about:
      'sends the text, with $1 and on from the message; set and add change the text while the patch runs',
    hot: true,
    kinds: ['anything']
  }
]

export const ports = {
  inlets: (atoms: unknown, text: string): InletSpec[] =>
    isArrow(text) ? expression.inlets(atoms, text) : message
}
