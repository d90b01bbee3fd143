// A file of its own: completion is loaded once, and here it is not yet.
import { expect, test, vi } from 'vitest'
import { openCanvas } from '../canvas/testing/open-canvas.ts'

test('keys that take suggestions wait for completion: what is typed fast means what is typed slowly', async () => {
  const canvas = await openCanvas({}, [], undefined, Promise.resolve())
  // Begins a class and is none: Enter takes the suggestion, Enter once more the box.
  await canvas.keys('nmetr{Enter}')
  await vi.waitFor(() => expect(canvas.editing()?.value.trim()).toBe('metro'))
  await canvas.keys('500{Enter}')
  expect(canvas.texts()).toEqual(['metro 500'])
})
