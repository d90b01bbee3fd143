import { expect, it } from 'vitest'
import { testObject, testPatch } from '../../runtime/testing.ts'
import declare from './declare.ts'
import namecanvas from './namecanvas.ts'
import pdcontrol from './pdcontrol.ts'
import { Command, type List } from '../../runtime/message.ts'

it('pdcontrol gives the arguments of the abstraction that it lies in, and of those around it', () => {
  const patch = testPatch(
    [pdcontrol],
    {
      outer: { text: 'outer 1 two', def: 'outer' },
      inner: { text: 'inner $2 3', def: 'inner', parent: 'outer' },
      sub: { text: 'sub', def: undefined, parent: 'inner' },
      it: { text: 'pdcontrol', parent: 'inner' }
    },
    []
  )
  const sent: unknown[] = []
  patch.machine.graph.boxes.get('it')!.outlets[0]!.send = (message) => void sent.push(message)
  for (const level of [0, 1, 2, 9]) patch.machine.play('it', new Command('args', [level]))
  expect(sent).toEqual([['two', 3], [1, 'two'], [], []])
})

it('pdcontrol gives the folder of the patch, and a name in it', () => {
  const files = { folder: '/music' } as never
  const o = testObject([pdcontrol], 'pdcontrol', { files })
  o.in(0, new Command('dir'))
  o.in(0, new Command('dir', [0, 'a.wav']))
  o.in(0, new Command('isvisible'))
  expect(o.out).toEqual([
    [0, '/music'],
    [0, '/music/a.wav'],
    [0, 0]
  ])
})

it('namecanvas takes messages for the part of the patch that it lies in', () => {
  const patch = testPatch([namecanvas, declare], { a: 'namecanvas here', b: 'declare -path x' })
  const tell = (selector: string, ...args: List): boolean =>
    patch.machine.names.send('here', new Command(selector, args))
  expect(tell('vis', 1)).toBe(true)
  tell('obj', 10, 10, 'declare')
  expect(patch.machine.graph.boxes.size).toBe(3)
  expect(patch.errors).toEqual([])
  tell('fly')
  expect(patch.errors.map(({ code }) => code)).toEqual(['canvas-method'])
})
