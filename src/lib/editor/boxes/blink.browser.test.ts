import { afterAll, afterEach, expect, test } from 'vitest'
import { blinker } from './blink.ts'

// As Box.svelte has it: there is something to animate.
const style = document.createElement('style')
style.textContent = 'div::after { content: "" }'
document.head.append(style)
afterAll(() => style.remove())

const made: HTMLElement[] = []
afterEach(() => made.splice(0).forEach((element) => element.remove()))

function element(tag: 'div' | 'input' = 'div'): HTMLElement {
  const one = document.createElement(tag)
  document.body.append(one)
  made.push(one)
  return one
}
const glow = (one: HTMLElement): number => one.getAnimations({ subtree: true }).length

test('a few glow at once, each with one animation; who has ended makes room', () => {
  const boxes = Array.from({ length: 12 }, () => element())
  const all = boxes.map((box) => blinker(box))
  for (const { blink } of all) blink()
  all[0]!.blink()
  expect(boxes.map(glow)).toEqual([...Array(8).fill(1), 0, 0, 0, 0])
  for (const { end } of all) end()
})

test('nothing begins to glow while a person types', () => {
  const [field, box] = [element('input'), element()]
  const { blink, end } = blinker(box)
  field.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }))
  blink()
  expect(glow(box)).toBe(0)
  end()
})
