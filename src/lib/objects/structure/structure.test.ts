import { expect, it } from 'vitest'
import { testObject, testPatch } from '../../runtime/testing.ts'
import declare from './declare.ts'
import namecanvas from './namecanvas.ts'
import pdcontrol from './pdcontrol.ts'
import savestate from './savestate.ts'
import { bang, Command, type List } from '../../runtime/message.ts'

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

it('savestate asks when the patch is saved, and keeps the lists of all in one abstraction together', () => {
  const inside = (parent: string) => ({ text: 'savestate', parent })
  const patch = testPatch(
    [savestate],
    {
      a: { text: 'a', def: 'a', data: { pd: { content: ['saved 9', 'other 1'], width: 3 } } },
      one: inside('a'),
      two: inside('a'),
      'b/c': { text: 'c', def: 'c' },
      deep: inside('b/c'),
      top: 'savestate'
    },
    []
  )
  const asked: string[] = []
  const answers: Record<string, number[][]> = { one: [[1, 2], []], two: [[3]] }
  for (const id of ['one', 'two', 'deep', 'top']) {
    const box = patch.machine.graph.boxes.get(id)!
    box.outlets[1]!.send = (message) => {
      if (message === bang) asked.push(id)
      for (const list of answers[id] ?? []) box.inlets[0]!.message(list)
    }
  }
  patch.machine.save()
  expect(asked).toEqual(['one', 'two'])
  const content = ['other 1', 'saved 1 2', 'saved', 'saved 3']
  expect(patch.persisted).toEqual([['a', 'pd', { content, width: 3 }]])
  // The same again is not written again; no answer is none kept.
  patch.machine.save()
  expect(patch.persisted).toHaveLength(1)
  answers.one = answers.two = []
  patch.machine.save()
  expect(patch.persisted.at(-1)).toEqual(['a', 'pd', { content: ['other 1'], width: 3 }])
})
