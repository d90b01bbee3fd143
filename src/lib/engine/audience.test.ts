// The tabs that watch, and what they have in view.
import { expect, test, vi } from 'vitest'
import { Audience } from './audience.ts'

function audience() {
  const gone = new Map<string, () => void>()
  const stopped: string[] = []
  const changed = vi.fn()
  const tabs = new Audience(changed, (tab, tell) => {
    gone.set(tab, tell)
    return () => void stopped.push(tab)
  })
  return { tabs, gone, stopped, changed }
}

test('what all of them have in view, each box once; the last word of a tab counts', () => {
  const { tabs, changed } = audience()
  expect(tabs.empty).toBe(true)
  tabs.sees('one', ['a', 'b'])
  tabs.sees('two', ['b', 'c'])
  tabs.sees('one', ['b'])
  expect(tabs.ids).toEqual(['b', 'c'])
  expect(changed).toHaveBeenCalledTimes(3)
  expect(tabs.empty).toBe(false)
})

test('a tab that goes, by word or without one, is forgotten once', () => {
  const { tabs, gone, stopped, changed } = audience()
  tabs.sees('one', ['a'])
  tabs.sees('two', ['b'])
  tabs.leaves('one')
  gone.get('two')!()
  gone.get('two')!()
  tabs.leaves('nobody')
  expect(tabs.empty).toBe(true)
  expect(stopped).toEqual(['one', 'two'])
  expect(changed).toHaveBeenCalledTimes(4)
})

test('who no longer runs the patch waits for nobody', () => {
  const { tabs, stopped } = audience()
  tabs.sees('one', ['a'])
  tabs.clear()
  expect(tabs.ids).toEqual([])
  expect(stopped).toEqual(['one'])
})
