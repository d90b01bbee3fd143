// A handful of small objects for testing the machine without the catalogue.
import * as Type from '@sinclair/typebox'
import { defineObject, type AnyObjectDefinition, type ObjectContext, type ObjectInstance } from '../define.ts'
import type { List, Message } from '../message.ts'
import { printMessage } from '../text/print.ts'

const count = (title: string) => (n: number) =>
  Array.from({ length: n }, (_, i) => ({ title: `${title} ${i}` }))
const ins = count('in')
const outs = count('out')

interface Plain {
  inlets?: number
  outlets?: number
  create(context: ObjectContext<List>): ObjectInstance
}
function plain(name: string, { inlets = 1, outlets = 1, create }: Plain): AnyObjectDefinition {
  const args = Type.Array(Type.Unknown())
  return defineObject({
    name,
    about: name,
    family: 'test',
    version: 1,
    args,
    inlets: ins(inlets),
    outlets: outs(outlets),
    create: (context) => create(context as unknown as ObjectContext<List>)
  })
}

export const fixtures: AnyObjectDefinition[] = [
  plain('loadbang', {
    inlets: 0,
    create: ({ outlets }) => ({ inlets: [], loaded: () => outlets[0]!.bang() })
  }),
  plain('print', {
    outlets: 0,
    create: ({ args, print }) => ({
      inlets: [{ any: (m: Message) => print(`${String(args[0])}: ${printMessage(m)}`) }]
    })
  }),
  plain('pass', { create: ({ out }) => ({ inlets: [{ any: (m: Message) => out(0, m) }] }) }),
  plain('+', {
    inlets: 2,
    create: ({ args, outlets }) => {
      let right = Number(args[0] ?? 0)
      return {
        inlets: [{ number: (x) => outlets[0]!.number(x + right) }, { number: (x) => void (right = x) }]
      }
    }
  }),
  plain('three', {
    outlets: 3,
    create: ({ outlets }) => ({
      inlets: [{ any: (m: Message) => [2, 1, 0].forEach((i) => outlets[i]!.send(m)) }]
    })
  }),
  plain('many', {
    outlets: 300,
    create: ({ outlets }) => ({ inlets: [{ number: (x) => outlets.forEach((outlet) => outlet.number(x)) }] })
  }),
  plain('repeat', {
    create: ({ args, outlets, loop }) => ({
      inlets: [
        {
          bang() {
            let left = Number(args[0])
            loop(() => {
              if (left-- <= 0) return false
              outlets[0]!.number(left)
              return true
            })
          }
        }
      ]
    })
  }),
  plain('forever', {
    create: ({ outlets, loop }) => ({ inlets: [{ bang: () => loop(() => (outlets[0]!.bang(), true)) }] })
  }),
  plain('throws', {
    create: () => ({
      inlets: [
        {
          any: () => {
            throw new Error('It broke')
          }
        }
      ]
    })
  }),
  plain('delay', {
    create: ({ args, outlets, schedule }) => ({
      inlets: [{ bang: () => void schedule(Number(args[0]), () => outlets[0]!.bang()) }]
    })
  }),
  plain('now', { create: ({ outlets, now }) => ({ inlets: [{ any: () => outlets[0]!.number(now()) }] }) }),
  plain('send', {
    outlets: 0,
    create: ({ args, names }) => ({ inlets: [{ any: (m: Message) => void names.send(String(args[0]), m) }] })
  }),
  plain('receive', {
    inlets: 0,
    create: ({ args, names, out }) => {
      const unbind = names.bind(String(args[0]), (m) => out(0, m))
      return { inlets: [], dispose: unbind }
    }
  }),
  plain('limit', {
    create: ({ args, outlets }) => ({
      inlets: [{ number: (x) => (x < Number(args[0]) ? outlets[0]!.number(x) : undefined) }]
    })
  }),
  plain('keep', {
    create: ({ args, previous, outlets }) => {
      let value = typeof previous === 'number' ? previous : Number(args[0] ?? 0)
      return {
        inlets: [{ bang: () => outlets[0]!.number(value), number: (x) => void (value = x) }],
        state: () => value
      }
    }
  }),
  plain('bang', { create: ({ outlets }) => ({ inlets: [{ any: () => outlets[0]!.bang() }] }) }),
  plain('seed', {
    create: ({ seed, outlets }) => {
      const s = seed()
      return { inlets: [{ bang: () => outlets[0]!.number(s) }] }
    }
  })
]
