// [number]: a number to see and to drag.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { numberControl, numberInlet } from './number-control.ts'

export default defineObject({
  name: 'number',
  about: 'Shows a number, and lets one drag or type it',
  family: 'gui',
  args: Type.Tuple([]),
  inlets: [numberInlet],
  outlets: [{ title: 'number' }],
  face: 'number',
  version: 1,
  create: (context) => numberControl(context, 0)
})
