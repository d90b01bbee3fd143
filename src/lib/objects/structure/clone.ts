// [clone NAME COUNT]: many copies of an abstraction in one box. A message says first which copy it is for; what a copy sends leaves
// with its number before it. The copies are boxes that the patch makes of this one's text (patch/defs.ts), and this object speaks to
// them through cables at ports that nobody sees (runtime/clone-text.ts).
import * as Type from '@sinclair/typebox'
import { fromCopy, readClone, toCopy } from '../../runtime/clone-text.ts'
import { defineObject, type InletHandlers } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { atomsOf, compose } from '../../runtime/text/compose.ts'
import { Command, type List, type Message } from '../../runtime/message.ts'
import { fromList } from '../from-list.ts'
import { ports } from './clone.ports.ts'

export default defineObject({
  name: 'clone',
  about: 'Makes many copies of an abstraction in one box',
  family: 'structure',
  args: Type.Array(Type.Unknown(), {
    title: 'what',
    description: 'NAME COUNT ARGUMENTS; -s N counts from N, -x leaves out the number as $1'
  }),
  // Of its copies' abstraction, where there is one: the patch knows it.
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create({ atoms, copies, outlets }) {
    // Bare it is there, and has nothing to copy, as in Pd.
    if (atoms.length === 0) return { inlets: [] }
    const clone = readClone(atoms)
    if (!clone) throw noClone()
    if (!copies) throw noAbstraction(clone.name)
    const { first } = clone
    const { count } = copies
    let present = count - 1

    const tell = (copy: number, inlet: number, [head, ...rest]: List): void => {
      if (head === undefined) return
      const message = typeof head === 'string' ? compose('word', [head, ...rest]) : fromList([head, ...rest])
      outlets[toCopy(copies, copy, inlet)]!.send(message)
    }
    const inletOf = (inlet: number): InletHandlers => ({
      list([number, ...rest]: List) {
        if (typeof number !== 'number') throw noNumber()
        const copy = Math.trunc(number) - first
        if (copy < 0 || copy >= count) throw noCopy(number, first, count)
        const message = rest.length === 0 ? fromList([]) : null
        if (message) outlets[toCopy(copies, copy, inlet)]!.send(message)
        else tell(copy, inlet, rest)
      },
      command(selector, args) {
        switch (selector) {
          case 'this':
            return tell(present, inlet, args)
          case 'next':
            present = present + 1 < count ? present + 1 : 0
            return tell(present, inlet, args)
          case 'set': {
            const asked = typeof args[0] === 'number' ? Math.trunc(args[0]) : 0
            present = asked < 0 || asked >= count ? 0 : asked
            return
          }
          case 'all':
            for (let copy = 0; copy < count; copy++) tell(copy, inlet, args)
            return
          case 'vis':
            return
          default:
            throw noNumber()
        }
      }
    })
    const inlets: InletHandlers[] = []
    for (let inlet = 0; inlet < copies.inlets; inlet++) inlets.push(inletOf(inlet))
    for (let copy = 0; copy < count; copy++)
      for (let outlet = 0; outlet < copies.outlets; outlet++) {
        const any = (message: Message): void => {
          const words = message instanceof Command ? [message.selector] : []
          outlets[outlet]!.send(fromList([first + copy, ...words, ...atomsOf(message)]))
        }
        inlets[fromCopy(copies, copy, outlet)] = { any }
      }
    return { inlets }
  }
})

const noClone = (): LoadbangError =>
  new LoadbangError(
    'bad-argument',
    '[clone] needs the name of an abstraction, and how many copies there are to be.',
    'Write for example clone voice 8.'
  )
const noAbstraction = (name: string): LoadbangError =>
  new LoadbangError(
    'no-abstraction',
    `There is no abstraction “${name}” in this patch.`,
    'Put the abstraction into the patch, or correct its name.'
  )
const noNumber = (): LoadbangError =>
  new LoadbangError(
    'clone-number',
    'The message does not say which copy it is for.',
    'Begin it with the number of a copy, or with this, next or all.'
  )
const noCopy = (number: number, first: number, count: number): LoadbangError =>
  new LoadbangError(
    'clone-number',
    `There is no copy ${number}.`,
    `The copies have the numbers ${first} to ${first + count - 1}.`
  )
