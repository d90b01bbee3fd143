import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import * as Y from 'yjs'
import { buildSketch } from '../../patch/build-sketch.ts'
import { defsOf, edgesOf, nodesOf } from '../../patch/shape.ts'
import { classes } from '../session/classes.ts'
import { openCanvas } from './testing/open-canvas.ts'

beforeEach(() => page.viewport(1000, 700))

const shown = (): string[] =>
  [...document.querySelectorAll<HTMLElement>('.box')].map((box) => box.getAttribute('aria-label')!).sort()
const trail = (): string | undefined =>
  document
    .querySelector('nav.trail')
    ?.textContent?.replace(/\s*›\s*|\s+/g, (gap) => (gap.trim() ? ' › ' : ' '))
    .trim()

async function open() {
  const canvas = await openCanvas(
    { a: [100, 100, 'add 10'], b: [100, 200, 'add 20'], m: [100, 20, 'msg 1'] },
    ['m a', 'm b']
  )
  const inside = buildSketch(
    {
      name: 'add',
      about: '',
      boxes: {
        i: [40, 0, 'inlet'],
        n: [40, 60, 'number'],
        o: [40, 160, 'outlet'],
        s: [40, 110, 'pd deep'],
        's.t': [40, 40, 'toggle']
      },
      cables: ['i n']
    },
    classes
  )
  const def = new Y.Map<unknown>([
    ['nodes', nodesOf(inside).clone()],
    ['edges', edgesOf(inside).clone()]
  ])
  defsOf(canvas.doc).set('add', def)
  return canvas
}

it('opens the inside of an abstraction, as it runs in that box', async () => {
  const canvas = await open()
  await canvas.doubleClick(canvas.boxAt('a'))
  expect(trail()).toBe('Patch › add abstraction')
  expect(shown()).toEqual(['inlet', 'number', 'outlet', 'pd deep'])
  canvas.engine.show('a/n', 7)
  await expect.poll(() => document.querySelector('.box.number')?.textContent).toContain('7')
  await expect
    .poll(() => canvas.engine.watched.filter((id) => !id.endsWith('~made')).sort())
    .toEqual(['a/i', 'a/n', 'a/o', 'a/s'])
  await canvas.keys('{Escape}')
  expect(trail()).toBe(undefined)
  expect(canvas.selected()).toEqual(['a'])

  // The other instance shows its own life.
  await canvas.press(canvas.boxAt('b'))
  await canvas.keys('{Control>}{Enter}{/Control}')
  expect(document.querySelector('.box.number')?.textContent).not.toContain('7')
  await canvas.doubleClick(canvas.boxAt('s'))
  expect(trail()).toBe('Patch › add › deep')
  await canvas.press(canvas.boxAt('s.t'), { ctrlKey: true })
  expect(canvas.engine.played.at(-1)?.nodeId).toBe('b/s.t')
})

it('what is edited inside is the abstraction; undo goes where it was made, redo too', async () => {
  const canvas = await open()
  canvas.session.undo.clear()
  await canvas.doubleClick(canvas.boxAt('a'))
  await canvas.keys('nprint x{Enter}')
  expect(shown()).toContain('print x')
  await canvas.keys('{Escape}{Escape}')
  expect(shown()).toEqual(['add 10', 'add 20', 'message 1'])
  await canvas.keys('{Control>}z{/Control}')
  expect(trail()).toBe('Patch › add abstraction')
  expect(shown()).not.toContain('print x')
  await canvas.keys('{Escape}{Escape}')
  await canvas.keys('{Control>}y{/Control}')
  expect(trail()).toBe('Patch › add abstraction')
  expect(shown()).toContain('print x')
})

it('leaves what is no more: an abstraction that is gone', async () => {
  const canvas = await open()
  await canvas.doubleClick(canvas.boxAt('a'))
  await canvas.doubleClick(canvas.boxAt('s'))
  defsOf(canvas.doc).delete('add')
  await expect.poll(trail).toBe(undefined)
  expect(shown()).toHaveLength(3)
})

it('says what messages made and removed where one is', async () => {
  const canvas = await open()
  const note = (): string | undefined => document.querySelector('.made')?.textContent
  canvas.engine.show('~made', [12, 0])
  await expect.poll(note).toBe('12 boxes made by messages while running; not saved')
  await canvas.doubleClick(canvas.boxAt('a'))
  await expect.poll(note).toBe(undefined)
  canvas.engine.show('a/~made', [1, 2])
  await expect.poll(note).toBe('1 box made and 2 removed by messages while running; not saved')
})
