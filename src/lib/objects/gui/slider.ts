// [slider]: a number between two bounds. `hsl` lies, `vsl` stands.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { numberControl, numberInlet } from './number-control.ts'
import { migrations } from './slider.migrations.ts'
import { sliderRange } from './slider-range.ts'

export default defineObject({
  name: 'slider',
  about: 'A number between two bounds, to slide',
  family: 'gui',
  args: Type.Tuple([
    Type.Optional(Type.Number({ title: 'low', description: 'the lower bound; alone, the upper one' })),
    Type.Optional(Type.Number({ title: 'high', description: 'the upper bound; 127 if none is given' }))
  ]),
  inlets: [numberInlet],
  outlets: [{ title: 'number' }],
  face: 'slider',
  version: 2,
  migrations,
  create: (context) => numberControl(context, sliderRange(context.atoms, context.data).low)
})
