// [oscparse]: what an Open Sound Control message in a list of bytes says, as a list; of a bundle, each of its messages.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { List, Value } from '../../runtime/message.ts'
import { fromList } from '../from-list.ts'
import { padded, readFloat, readInteger, readText } from './osc.ts'

const BUNDLE = '#bundle'
/** The mark and the time, which is not looked at. */
const BUNDLE_HEAD = 16
/** Bundles may stand in bundles; deeper than this they are a mistake. */
const DEEPEST = 16

export default defineObject({
  name: 'oscparse',
  about: 'Reads Open Sound Control messages from lists of bytes',
  family: 'list',
  args: Type.Tuple([]),
  inlets: [{ title: 'bytes', kinds: ['list'] }],
  outlets: [{ title: 'list', about: 'the parts of the address, then the values' }],
  version: 1,
  create({ outlets, error }) {
    const parse = (bytes: readonly number[], depth: number): void => {
      if (depth < DEEPEST && readText(bytes, 0).text === BUNDLE) {
        for (let at = BUNDLE_HEAD; at + 4 <= bytes.length;) {
          const size = readInteger(bytes, at)
          if (size <= 0 || at + 4 + size > bytes.length) throw ended()
          parse(bytes.slice(at + 4, at + 4 + size), depth + 1)
          at += 4 + size
        }
      } else outlets[0]!.send(fromList(valuesOf(bytes, error)))
    }
    const list = (items: List): void => {
      if (items.length === 0) return
      parse(
        items.map((item) => (typeof item === 'number' ? Math.trunc(item) & 0xff : 0)),
        0
      )
    }
    return { inlets: [{ list }] }
  }
})

function valuesOf(bytes: readonly number[], error: (error: LoadbangError) => void): Value[] {
  if (bytes[0] !== 47) throw broken('its address does not begin with a slash')
  const address = readText(bytes, 0)
  const values: Value[] = address.text.split('/').filter((part) => part !== '')
  if (bytes[address.size] !== 44) throw broken(`no types follow its address`)
  const types = readText(bytes, address.size)
  let at = address.size + types.size
  const need = (size: number): void => {
    if (at + size > bytes.length) throw ended()
  }
  for (const type of types.text.slice(1)) {
    if (type === 's') {
      need(1)
      const { text, size } = readText(bytes, at)
      values.push(text)
      at += size
    } else if (type === 'i' || type === 'f') {
      need(4)
      values.push((type === 'i' ? readInteger : readFloat)(bytes, at))
      at += 4
    } else if (type === 'b') {
      need(4)
      const size = readInteger(bytes, at)
      if (size < 0) throw ended()
      at += 4
      need(size)
      values.push(size, ...bytes.slice(at, at + size))
      at += padded(size)
    } else error(unknownType(type))
  }
  return values
}

const broken = (why: string): LoadbangError =>
  new LoadbangError('osc-broken', `This is no Open Sound Control message: ${why}.`, 'Look at what sends it.')

const ended = (): LoadbangError => broken('it ends too early')

const unknownType = (type: string): LoadbangError =>
  new LoadbangError(
    'osc-types',
    `A value of the type "${type}" was left out.`,
    'Send numbers, symbols or bytes.'
  )
