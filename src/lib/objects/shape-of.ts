// What of a port drawing needs.
import type { InletSpec, OutletSpec } from '../runtime/define.ts'
import type { InletShape, OutletShape } from './card.ts'

export const inletShape = (spec: InletSpec, index: number): InletShape => ({
  title: spec.title,
  hot: spec.hot ?? index === 0,
  kinds: spec.kinds ?? []
})

export const outletShape = (spec: OutletSpec): OutletShape => ({
  title: spec.title,
  later: spec.later ?? false
})
