// The canvas draws what the engine runs: the same boxes as instances of abstractions, and the same ports.
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { imported } from '../../interop/pd/testing/attempt.ts'
import { catalogue } from '../../objects/catalogue.generated.ts'
import { noAssets, noPersist, noSurface, shellClock } from '../../engine/node-host.ts'
import { compilePatch } from '../../patch/compile.ts'
import { Machine } from '../../runtime/machine/machine.ts'
import { classes } from '../session/classes.ts'
import { knowledge } from './knowledge.ts'
import { sceneOf } from './scene.ts'

const HEAD = '#N canvas 0 50 450 300 12;\n'
const voice = `${HEAD}#X obj 10 10 inlet;\n#X obj 90 10 inlet;\n#X obj 10 50 outlet;\n`
// Named as a class of ours that Pd has not, and as one that Pd has.
const files = { voice, gate: voice, float: voice }

const name = fc.constantFrom('-', '-x', 'a', '\\$0-a', '7')
const atom = fc
  .tuple(fc.constantFrom('floatatom', 'symbolatom', 'listbox'), name, name)
  .map(([kind, receive, send]) => `${kind} 10 10 5 0 0 0 - ${receive} ${send}`)
const word = fc.constantFrom('e', 'empty', '\\$0-b')
const gui = fc
  .tuple(word, word)
  .map(([send, receive]) => `obj 10 10 bng 15 250 50 0 ${send} ${receive} empty 17 7 0 10 0 0 0`)
const abstraction = fc
  .constantFrom('voice 1', 'gate 5', 'float 3', 'clone voice 3', 'clone 2 voice 7 8', 'clone gate 2')
  .map((text) => `obj 10 10 ${text}`)
const other = fc
  .constantFrom(
    'floatatom 10 10',
    'clone',
    'clone nobody 3',
    'clone voice',
    'clone voice -3',
    'clone voice \\$1',
    'pack 1 2 3'
  )
  .map((text) => (text.startsWith('floatatom') ? text : `obj 10 10 ${text}`))

it('the canvas has the ports of the engine', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(atom, gui, abstraction, other), { minLength: 1, maxLength: 6 }),
      (records) => {
        const { doc } = imported(HEAD + records.map((each) => `#X ${each};\n`).join(''), files)
        const machine = new Machine({
          catalogue,
          live: false,
          ports: {
            clock: shellClock,
            storage: {} as never,
            assets: noAssets,
            persist: noPersist,
            surface: noSurface,
            cells: {} as never,
            console: { write() {} }
          }
        })
        machine.apply(compilePatch(doc, classes))
        const drawn = [...sceneOf(doc, { knowledge }).boxes.values()]
        const seen = drawn.map(({ text, holds, inlets, outlets }) => [
          text,
          holds === 'abstraction',
          inlets.length,
          outlets.length
        ])
        const run = drawn.map(({ id, text, inlets, outlets }) => {
          const { node, object, ...box } = machine.graph.boxes.get(id)!
          if (node.def !== undefined) return [text, true, 2, 1]
          // One that could not be made has none there, and on the canvas those that it would have.
          if (!object) return [text, false, inlets.length, outlets.length]
          const { copies } = node
          const ports = copies ?? { inlets: box.inlets.length, outlets: box.outlets.length }
          return [text, false, ports.inlets, ports.outlets]
        })
        expect(seen).toEqual(run)
        machine.dispose()
      }
    )
  )
})

it('a cable of a [clone] is drawn at the ports of the abstraction that it copies', () => {
  const text = `${HEAD}#X obj 10 10 clone voice 3;\n#X obj 10 50 clone voice 2;\n#X connect 0 0 1 1;\n`
  const scene = sceneOf(imported(text, files).doc, { knowledge })
  expect([...scene.cables.values()].map(({ outlet, inlet, ghost }) => [outlet, inlet, ghost])).toEqual([
    ['out0', 'in1', false]
  ])
})
