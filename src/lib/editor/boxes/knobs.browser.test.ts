// The knobs of a cell under a hand: what it plays, what it saves, and what goes back.
import { beforeEach, expect, it } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Command } from '../../runtime/message.ts'
import { setCode, setData } from '../../patch/edits.ts'
import { nodesOf, readParams } from '../../patch/shape.ts'
import { field } from '../../patch/values.ts'
import { openCanvas } from '../canvas/testing/open-canvas.ts'

beforeEach(() => page.viewport(1000, 700))

const code = `const p = params({
  gain: { value: 0.5, min: 0, max: 1, title: 'Gain' },
  count: 3,
  steps: { value: 2, min: 1, max: 9, step: 1 },
  on: true,
  wave: ['sine', 'saw', 'square']
})
recv((x) => send(x * p.gain))`

async function open(zoom = 1) {
  const canvas = await openCanvas({ it: [96, 96, 'js', { code }] }, [], [0, 0, zoom])
  const find = (name: string): HTMLElement => {
    const knob = canvas.box('it').querySelector<HTMLElement>(`[data-knob="${name}"]`)
    if (!knob) throw new Error(`no knob ${name}`)
    return knob
  }
  await expect
    .poll(() => canvas.box('it').querySelectorAll('[data-knob]').length, { timeout: 15_000 })
    .toBe(5)
  const at = (name: string, share = 0.5) => {
    const rect = find(name).getBoundingClientRect()
    return { x: rect.x + rect.width * share, y: rect.y + rect.height / 2 }
  }
  const saved = () => ({ ...readParams(field(nodesOf(canvas.doc).get('it'), 'params')) })
  const played = () =>
    canvas.engine.played.map(({ message }) => (message instanceof Command ? message.args : message))
  const undo = () => canvas.session.undo.undo()
  return { canvas, find, at, saved, played, undo }
}

it.each([1, 1.5])('at zoom %d a drag plays as it goes, and is saved once, as one edit', async (zoom) => {
  const { canvas, find, at, saved, played, undo } = await open(zoom)
  await canvas.drag(at('gain', 0.5), at('gain', 0.9))
  expect(played().length).toBeGreaterThan(3)
  expect(played().at(-1)).toEqual(['gain', saved().gain])
  expect(saved().gain).toBeCloseTo(0.9, 1)
  expect(find('gain').ariaValueNow).toBe(String(saved().gain))
  expect(canvas.position('it')).toEqual({ x: 96, y: 96 })
  undo()
  expect(saved()).toEqual({})
  await expect.poll(() => find('gain').ariaValueNow).toBe('0.5')
  expect(canvas.session.undo.canUndo).toBe(false)
})

it('Shift drags finely, from where it stands', async () => {
  const { canvas, at, saved } = await open()
  await canvas.drag(at('gain', 0.1), at('gain', 0.6), { shiftKey: true })
  expect(saved().gain).toBeCloseTo(0.55, 2)
})

it('a double-click goes back to what the code says, as one edit with its first click', async () => {
  const { canvas, find, at, saved, undo } = await open()
  await canvas.drag(at('gain', 0.5), at('gain', 0.9))
  const before = saved()
  await canvas.press(at('gain', 0.2))
  await canvas.press(at('gain', 0.2))
  await canvas.doubleClick(at('gain', 0.2))
  expect(saved()).toEqual({})
  expect(find('gain').ariaValueNow).toBe('0.5')
  undo()
  expect(saved()).toEqual(before)
})

it('a number without a range is dragged up and down, and typed after a click', async () => {
  const { canvas, find, at, saved } = await open()
  const from = at('count')
  await canvas.drag({ x: from.x, y: from.y + 5 }, { x: from.x, y: from.y - 5 })
  expect(saved().count).toBe(13)
  await canvas.press(at('count'))
  await canvas.keys('-4,5{Enter}')
  expect(saved().count).toBe(-4.5)
  expect(document.activeElement).toBe(find('count'))
})

it('keys: arrows by its step, ends, back to the code, and on to the next', async () => {
  const { canvas, find, saved } = await open()
  find('steps').focus()
  await canvas.keys('{ArrowUp}{ArrowUp}{ArrowDown}')
  expect(find('steps').ariaValueNow).toBe('3')
  expect(saved()).toEqual({})
  await expect.poll(saved).toEqual({ steps: 3 })
  await canvas.keys('{End}{ArrowUp}{Tab}')
  expect(saved()).toEqual({ steps: 9 })
  expect(document.activeElement).toBe(find('on'))
  await canvas.keys(' {Tab}')
  expect(saved()).toEqual({ steps: 9, on: 0 })
  expect(find('on').ariaChecked).toBe('false')
  await canvas.keys('{Shift>}{Tab}{Tab}{/Shift}{Delete}')
  expect(saved()).toEqual({ on: 0 })
  // Nothing of this was for the canvas.
  expect(canvas.texts()).toEqual(['js'])
  await canvas.keys('{Escape}{Control>}z{/Control}')
  expect(saved()).toEqual({ on: 0, steps: 9 })
})

it('a choice is saved by its place', async () => {
  const { find, saved, played } = await open()
  await userEvent.selectOptions(find('wave'), 'square')
  expect(saved()).toEqual({ wave: 2 })
  expect(played()).toEqual([['wave', 2]])
})

it('follows the code; what is saved of knobs that are gone stays; the code keeps its size', async () => {
  const { canvas, find, at, saved } = await open()
  await canvas.drag(at('gain', 0.5), at('gain', 0.9))
  const before = saved()
  const height = (): number => canvas.box('it').querySelector('textarea')!.getBoundingClientRect().height
  const withKnobs = height()
  const context = { doc: canvas.doc, classes: canvas.session.classes }
  setCode(context, 'it', code.replace('gain:', 'level:'))
  await expect.poll(() => canvas.box('it').querySelector('[data-knob="gain"]')).toBe(null)
  expect(find('level').ariaValueNow).toBe('0.5')
  setCode(context, 'it', code.replace('params({', 'other({'))
  await expect.poll(() => canvas.box('it').querySelector('[data-knob]')).toBe(null)
  expect(height()).toBe(withKnobs)
  setCode(context, 'it', code)
  await expect
    .poll(() => canvas.box('it').querySelector<HTMLElement>('[data-knob="gain"]')?.ariaValueNow)
    .toBe(String(before.gain))
  expect(saved()).toEqual(before)
})

it.each([264, 420, 640])('in a box of width %d each name stands at its own control', async (width) => {
  const { canvas, find } = await open(1)
  setData({ doc: canvas.doc, classes: canvas.session.classes }, 'it', 'width', width)
  await expect.poll(() => canvas.box('it').getBoundingClientRect().width).toBe(width)
  for (const name of ['gain', 'count', 'steps', 'on', 'wave']) {
    const title = name === 'gain' ? 'Gain' : name
    const said = [...canvas.box('it').querySelectorAll('.name')].find((each) => each.textContent === title)!
    const gap = find(name).getBoundingClientRect().left - said.getBoundingClientRect().right
    expect(gap, name).toBeGreaterThan(4)
    expect(gap, name).toBeLessThan(12)
  }
})
