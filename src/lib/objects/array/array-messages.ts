// What can be said to an array through its name: `; scale 0 1 2 3`, `; scale resize 20` and the others of Pd's. Those that only
// draw are taken, and do nothing.
import { LoadbangError } from '../../runtime/errors.ts'
import { Command, type List, type Message, type Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { numberText, readNumber } from '../../runtime/text/number.ts'
import type { Ports } from '../../runtime/ports.ts'
import { readText, writeText } from '../files.ts'
import type { PdArray } from './array-store.ts'
import { sumOfWaves } from './waves.ts'

/** What only changes how it looks; here that follows from the box. */
const DRAWING = 'bounds xticks yticks xlabel ylabel style width color vis zoom edit'.split(' ')

export interface Named {
  readonly array: PdArray
  name: string
  rename(name: string): void
  print(text: string): void
  readonly ports: Ports
}

const numberOf = (value: Value): number => (typeof value === 'number' ? value : 0)

/** `index value value …`; what would lie outside is left out. */
function write(array: PdArray, [index, ...values]: List): void {
  const first = Math.trunc(numberOf(index))
  values.forEach((value, i) => {
    if (first + i >= 0 && first + i < array.length) array.set(first + i, numberOf(value))
  })
}

function normalize(array: PdArray, asked: number): void {
  const values = array.values()
  const highest = values.reduce((found, x) => Math.max(found, Math.abs(x)), 0)
  if (highest === 0) return
  const factor = (asked > 0 ? asked : 1) / highest
  values.forEach((x, i) => array.set(i, x * factor))
}

function waves(named: Named, selector: string, [points, ...strengths]: List): void {
  if (strengths.length === 0) {
    throw new LoadbangError(
      'array-waves',
      `\`${selector}\` needs a number of points and the strengths of the partials.`,
      `Write for example ${selector} 64 1 0.5.`
    )
  }
  const values = sumOfWaves(
    selector === 'sinesum' ? Math.sin : Math.cos,
    numberOf(points),
    strengths.map(numberOf)
  )
  named.array.resize(values.length)
  values.forEach((x, i) => named.array.set(i, x))
}

const nameOf = ([name]: List): string => {
  if (typeof name === 'string' && name !== '') return name
  throw new LoadbangError('no-file-name', 'No name of a file was given.', 'Write read NAME or write NAME.')
}

/** The numbers of a file, as many as there is room for; the rest becomes 0, as in Pd. */
function readValues({ array, ports }: Named, args: List): void {
  const words = readText(ports, nameOf(args)).split(/[\s;,]+/)
  const values = words.filter((word) => word !== '').map((word) => readNumber(word) ?? 0)
  for (let i = 0; i < array.length; i++) array.set(i, values[i] ?? 0)
}

/** Throws where the array does not know what is said. */
export function tellArray(named: Named, message: Message): void {
  const { array } = named
  if (Array.isArray(message)) return write(array, message as List)
  // Pd takes these, and does no more than draw the array again.
  if (!(message instanceof Command)) return
  const { selector, args } = message
  switch (selector) {
    case 'const':
      return array.fill(numberOf(args[0]))
    case 'resize':
      return array.resize(numberOf(args[0]))
    case 'normalize':
      return normalize(array, numberOf(args[0]))
    case 'sinesum':
    case 'cosinesum':
      return waves(named, selector, args)
    case 'rename':
      return typeof args[0] === 'string' || typeof args[0] === 'number'
        ? named.rename(String(args[0]))
        : undefined
    case 'read':
      return readValues(named, args)
    case 'write':
      return writeText(
        named.ports,
        nameOf(args),
        array.values().reduce((text, x) => `${text}${numberText(x)}\n`, '')
      )
    case 'print':
      return named.print(`garray ${named.name}: template pd-float, length ${array.length}`)
  }
  if (DRAWING.includes(selector)) return
  throw new LoadbangError(
    'no-method',
    `The array ${formatAtom(named.name)} has no method for "${selector}".`,
    'It takes INDEX VALUE…, const, resize, normalize, sinesum, cosinesum, rename, read, write and print.'
  )
}
