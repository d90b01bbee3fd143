// [oscformat]: a list as the bytes of an Open Sound Control message.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List, Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { fromList } from '../from-list.ts'
import { utf8Of } from '../utf8.ts'
import { oscBlob, oscFloat, oscInteger, oscText } from './osc.ts'

const Set = Type.Object(
  { type: Type.Literal('set'), address: Type.Optional(Type.Array(Type.Unknown())) },
  { description: 'Sets the address: its parts, or a text with slashes.' }
)
const Format = Type.Object(
  { type: Type.Literal('format'), types: Type.Optional(Type.String()) },
  {
    description:
      'Sets the types, one letter each: `i` whole number, `f` number, `s` symbol, `b` bytes (their count, then they). Without, what each is.'
  }
)

export default defineObject({
  name: 'oscformat',
  about: 'Writes lists as the bytes of Open Sound Control messages',
  family: 'list',
  args: Type.Array(Type.Unknown(), {
    title: 'address',
    description: 'parts of the address; before them perhaps -f and the types, as in -f ifs'
  }),
  inlets: [
    { title: 'list', kinds: ['list', 'number', 'symbol', 'bang'], accepts: [Set, Format], verbatim: true }
  ],
  outlets: [{ title: 'bytes' }],
  version: 1,
  create({ atoms, outlets }) {
    const given = atoms[0] === '-f'
    let types = given ? checkedTypes(atoms[1]) : ''
    let address = addressOf(given ? atoms.slice(2) : atoms)
    return {
      inlets: [
        {
          list: (items) => outlets[0]!.send(fromList(packet(address, types, items))),
          set: ({ address: parts = [] }: { address?: List }) => void (address = addressOf(parts)),
          format: ({ types: next }: { types?: string }) => void (types = checkedTypes(next))
        }
      ]
    }
  }
})

/** A slash before each part that has none. */
const addressOf = (parts: List): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : formatAtom(part)))
    .map((part) => (part.startsWith('/') ? part : `/${part}`))
    .join('')

function checkedTypes(types: Value): string {
  const text = typeof types === 'string' ? types : ''
  if (/^[ifsb]*$/.test(text)) return text
  throw new LoadbangError(
    'osc-types',
    `${formatAtom(text)} is no row of types.`,
    'Use the letters i, f, s and b only, without spaces.'
  )
}

function packet(address: string, types: string, items: List): number[] {
  let tags = ','
  const data: number[] = []
  for (let at = 0, place = 0; at < items.length; place++) {
    const item = items[at]!
    const type = types[place] ?? (typeof item === 'number' ? 'f' : 's')
    tags += type
    at++
    if (type === 'b') {
      const left = items.slice(at)
      const count = numberOr0(item) < 0 ? left.length : Math.min(Math.trunc(numberOr0(item)), left.length)
      data.push(...oscBlob(left.slice(0, count).map(byteOf)))
      at += count
    } else if (type === 's') data.push(...oscText(symbolAt(item, at)))
    else data.push(...(type === 'i' ? oscInteger : oscFloat)(numberOr0(item)))
  }
  return [...oscText(address), ...oscText(tags), ...data]
}

const numberOr0 = (value: Value): number => (typeof value === 'number' ? value : 0)

/** Of a symbol its first byte. */
const byteOf = (value: Value): number =>
  typeof value === 'string' ? (utf8Of(value)[0] ?? 0) : Math.trunc(numberOr0(value)) & 0xff

function symbolAt(value: Value, place: number): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number')
    throw new LoadbangError(
      'osc-symbol',
      `Element ${place} of the list is a number, and a symbol (s) was asked for.`,
      'Change the types, or send a symbol.'
    )
  return formatAtom(value)
}
