import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { notices } from '../shell/notices.svelte.ts'
import { openCanvas } from './testing/open-canvas.ts'

// Each test is long after the one before: what was said then does not silence it.
let later = 0
beforeEach(async () => {
  await page.viewport(1000, 700)
  const now = performance.now.bind(performance)
  later += 60_000
  const shift = later
  vi.spyOn(performance, 'now').mockImplementation(() => now() + shift)
  for (const { id } of notices.all) notices.close(id)
})
afterEach(() => void vi.restoreAllMocks())

async function open(mayEdit = false) {
  const canvas = await openCanvas({ a: [100, 100, 'metro 500'], s: [100, 200, 'slider'] }, [], [0, 0, 1])
  await canvas.keys('{Control>}e{/Control}')
  expect(canvas.spoken()).toBe('Run mode: controls play.')
  Object.assign(canvas.session, { mayEdit })
  return canvas
}
const said = () => notices.all.map(({ level, text }) => `${level}: ${text}`)
const once = ['hint: You may only look at this patch.']

describe('who may only look', () => {
  it('is told so by a double-click, once in a while', async () => {
    const { doubleClick, place, texts } = await open()
    await doubleClick(place(600, 400))
    expect(said()).toEqual(once)
    await doubleClick(place(600, 420))
    expect(said()).toEqual(once)
    expect(texts()).toEqual(['metro 500', 'slider'])
  })

  it.each(['n', '{Delete}', '{Control>}d{/Control}'])('is told so by the key %s', async (key) => {
    const { keys } = await open()
    await keys(key)
    expect(said()).toEqual(once)
  })

  it('is told so by dragging a box, and not by a press on it', async () => {
    const { press, drag, boxAt } = await open()
    await press(boxAt('a'))
    expect(said()).toEqual([])
    const at = boxAt('a')
    await drag(at, { x: at.x + 60, y: at.y })
    expect(said()).toEqual(once)
  })

  it('plays without a word', async () => {
    const viewer = await open()
    const at = viewer.boxAt('s')
    await viewer.drag(at, { x: at.x + 20, y: at.y })
    await viewer.keys('x')
    expect(said()).toEqual([])
  })

  it('is nobody who may edit and plays', async () => {
    const { keys, doubleClick, place } = await open(true)
    await keys('n')
    await doubleClick(place(600, 400))
    expect(said()).toEqual([])
  })
})
