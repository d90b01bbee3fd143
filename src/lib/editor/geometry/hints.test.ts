import { describe, expect, it } from 'vitest'
import { hintLabels } from './hints.ts'

describe('hint labels', () => {
  it.each([0, 1, 2, 26, 27, 700])('gives %i different labels of which none begins another', (count) => {
    const labels = hintLabels(count)
    expect(new Set(labels).size).toBe(count)
    expect(new Set(labels.map((label) => label.length)).size).toBeLessThanOrEqual(1)
    expect(labels.every((label) => label.length > 0)).toBe(true)
  })
  it('stays with single keys while they last', () => {
    expect(hintLabels(26).every((label) => label.length === 1)).toBe(true)
  })
})
