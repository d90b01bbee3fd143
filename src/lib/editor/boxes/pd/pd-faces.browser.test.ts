// Pd's GUI boxes under a hand: how big they are, what they are played with, and what lies on an area.
import { beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { Command, record, type Message } from '../../../runtime/message.ts'
import { openCanvas } from '../../canvas/testing/open-canvas.ts'

beforeEach(() => page.viewport(1000, 700))

type Opened = Awaited<ReturnType<typeof openCanvas>>

const LOOK = '17 7 0 10 -262144 -1 -1'
const PLAY = { ctrlKey: true }
const open = async (text: string) => {
  const canvas = await openCanvas({ it: [96, 96, text] })
  // Faces are loaded when the first is drawn.
  await expect.poll(() => canvas.box('it').querySelector('.face'), { timeout: 15_000 }).not.toBeNull()
  return canvas
}
const played = (canvas: Opened): Message[] =>
  canvas.engine.played.map(({ message }) => message).filter((message) => !(message instanceof Command))
const at = (canvas: Opened, x: number, y: number) => {
  const rect = canvas.box('it').getBoundingClientRect()
  return { x: rect.x + x, y: rect.y + y }
}

describe('sizes are those of the file', () => {
  it.each([
    [`hsl 200 20 0 1 0 0 empty empty empty ${LOOK} 0 1`, 200, 20],
    [`vsl 20 200 0 1 0 0 empty empty empty ${LOOK} 0 1`, 20, 200],
    [`tgl 30 0 empty empty empty ${LOOK} 0 1`, 30, 30],
    [`hradio 20 1 0 5 empty empty empty ${LOOK} 0`, 100, 20],
    [`vradio 20 1 0 5 empty empty empty ${LOOK} 0`, 20, 100],
    ['cnv 15 120 80 empty empty empty 20 12 0 14 -233017 -66577 0', 120, 80]
  ])('%s', async (text, width, height) => {
    const canvas = await open(text)
    const { width: w, height: h } = canvas.box('it').getBoundingClientRect()
    expect([w, h]).toEqual([width, height])
  })

  it('bare ones are the boxes of this house', async () => {
    const canvas = await openCanvas({ it: [96, 96, 'tgl'] })
    expect(canvas.box('it').classList.contains('toggle')).toBe(true)
  })
})

it.each([
  ['listbox 20 0 0 0 - - - 0', ''],
  ['symbolatom 10 0 0 0 - - - 0', ''],
  ['floatatom 5 0 0 0 - - - 0', '0']
])('%s shows “%s” before the patch runs', async (text, shown) => {
  const canvas = await open(text)
  expect(canvas.box('it').querySelector('.face')!.textContent.trim()).toBe(shown)
})

describe('a hand', () => {
  it('drags a slider from where it is, by whole pixels; Shift reaches between them', async () => {
    const canvas = await open(`hsl 128 15 0 127 0 1 empty empty empty ${LOOK} 2000 1`)
    canvas.engine.show('it', record({ value: 20 }))
    await canvas.drag(at(canvas, 100, 7), at(canvas, 110, 7), PLAY)
    expect(played(canvas).at(0)).toBe(20)
    expect(played(canvas).at(-1)).toBeGreaterThanOrEqual(29)
    expect(played(canvas).at(-1)).toBeLessThanOrEqual(30)
    expect(Number.isInteger(played(canvas).at(-1))).toBe(true)
    canvas.engine.show('it', record({ value: 20 }))
    await canvas.drag(at(canvas, 100, 7), at(canvas, 110, 7), { ...PLAY, shiftKey: true })
    expect(played(canvas).at(-1)).toBeCloseTo(20.1, 1)
  })

  it('a slider that is not steady goes where one presses, and no further than its ends', async () => {
    const canvas = await open(`hsl 128 30 -1 1 0 0 empty empty empty ${LOOK} 0 0`)
    await canvas.press(at(canvas, 0.5, 15), PLAY)
    expect(played(canvas).at(-1)).toBe(-1)
    await canvas.drag(at(canvas, 64, 15), at(canvas, 127.5, 15), PLAY)
    expect(played(canvas).at(-1)).toBe(1)
  })

  it.each([
    ['hradio', { x: 70, y: 12 }, 3],
    ['vradio', { x: 12, y: 30 }, 1]
  ])('chooses the cell of a %s that it presses', async (name, { x, y }, cell) => {
    const canvas = await open(`${name} 20 1 0 5 empty empty empty ${LOOK} 0`)
    await canvas.press(at(canvas, x, y), PLAY)
    expect(played(canvas)).toEqual([cell])
  })

  it.each([
    ['symbolatom 10 0 0 0 - - - 12', 'hello', 'hello'],
    ['listbox 20 0 0 0 - - - 12', '1 two 3', [1, 'two', 3]],
    ['listbox 20 0 0 0 - - - 12', '7', 7],
    ['floatatom 5 0 10 0 - - - 12', '99', 10],
    [`nbx 5 14 -4 4 0 0 empty empty empty ${LOOK} 0 256`, '-9', -4]
  ])('types into [%s]', async (text, typed, sent) => {
    const canvas = await open(text)
    await canvas.press(at(canvas, 14, 8), PLAY)
    await canvas.keys(`{Control>}a{/Control}${typed}{Enter}`)
    expect(played(canvas)).toEqual([sent])
  })
})

describe('an area', () => {
  const area = async () =>
    openCanvas({
      button: [120, 120, 'button'],
      it: [96, 96, 'cnv 16 200 120 empty empty title 20 12 0 14 -4160 -1 0']
    })

  it('lies behind boxes that are older, and is held by its corner alone', async () => {
    const canvas = await area()
    await expect.poll(() => canvas.box('it').querySelector('.corner'), { timeout: 15_000 }).not.toBeNull()
    await canvas.press(canvas.boxAt('button'), PLAY)
    expect(canvas.engine.played.map(({ nodeId }) => nodeId)).toEqual(['button'])
    await canvas.press(at(canvas, 150, 100))
    expect(canvas.selected()).toEqual([])
    await canvas.press(at(canvas, 8, 8))
    expect(canvas.selected()).toEqual(['it'])
    expect(canvas.box('it').textContent).toContain('title')
  })
})

it('colours that somebody chose are shown as they are, and change with messages', async () => {
  const canvas = await open('tgl 30 0 empty empty empty 17 7 0 10 #ff8800 #000000 #0000ff 0 1')
  const back = (): string => getComputedStyle(canvas.box('it').querySelector('.face')!).backgroundColor
  expect(back()).toBe('rgb(255, 136, 0)')
  canvas.engine.show('it', record({ value: 1, background: 13 }))
  await expect.poll(back).toBe('rgb(252, 40, 40)')
  expect(canvas.box('it').querySelector('path')).not.toBeNull()
})
