// What [print] shows after its name: Pd's form for what Pd has (checked against native Pd), canonical text for the rest.
import { Bang, Command, isBinary, type List, type Message, type Value } from '../message.ts'
import { describeBinary, formatJson } from './format.ts'
import { numberText } from './number.ts'

/** `bang`, `5`, `symbol foo`, `1 2`, `list foo 1`, `set count 5`, `{key: "count"}`. */
export function printMessage(message: Message): string {
  if (message instanceof Bang) return 'bang'
  if (typeof message === 'string') return `symbol ${printAtom(message)}`
  if (message instanceof Command) return [message.selector, ...message.args.map(printAtom)].join(' ')
  if (!Array.isArray(message)) return printAtom(message as Value)
  const list = message as List
  if (list.length === 0) return 'bang'
  const atoms = list.map(printAtom).join(' ')
  if (typeof list[0] !== 'string') return atoms
  return list.length === 1 ? `symbol ${atoms}` : `list ${atoms}`
}

/** Pd shows a symbol's separators with a backslash. */
function printAtom(value: Value): string {
  if (typeof value === 'number') return numberText(value)
  if (typeof value === 'string') return value.replace(/[ ,;\\]|\$(?=\d)/g, '\\$&')
  if (isBinary(value)) return `<${describeBinary(value)}>`
  return formatJson(value)
}
