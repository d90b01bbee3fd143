import { describe, expect, it } from 'vitest'
import { numberedPort } from '../../patch/passages.ts'
import { withGhosts } from './ghost-ports.ts'
import type { PortModel } from './types.ts'

const port = (id: string): PortModel => ({
  id,
  title: id,
  hot: true,
  later: false,
  kinds: [],
  ghost: false
})

describe('ports that are only held by cables', () => {
  it('adds nothing where every cable fits', () => {
    const ports = [port('in0'), port('in1')]
    expect(withGhosts(ports, new Set(['in1']), 'in', true)).toBe(ports)
  })

  it('keeps the end of a cable whose port went away, as a ghost, in order', () => {
    const all = withGhosts([port('out0')], new Set(['out10', 'out2']), 'out', true)
    expect(all.map((p) => [p.id, p.ghost])).toEqual([
      ['out0', false],
      ['out2', true],
      ['out10', true]
    ])
  })

  it('takes the ports of an unknown box from its cables', () => {
    const all = withGhosts([], new Set(['gate', 'pitch']), 'in', false)
    expect(all.map((p) => p.id)).toEqual(['gate', 'pitch'])
    expect(all.every((p) => !p.ghost)).toBe(true)
  })

  it('tells numbered ports from named ones', () => {
    expect(numberedPort('in12', 'in')).toBe(12)
    expect(numberedPort('out1', 'in')).toBe(null)
    expect(numberedPort('in9999999', 'in')).toBe(null)
  })
})
