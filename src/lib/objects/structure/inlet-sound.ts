// [inlet~]: in Pd a port for sound. There is no sound here yet; what is neither sound nor a number for it passes at the second outlet.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { through } from './through.ts'

export default defineObject({
  name: 'inlet~',
  about: 'An inlet for sound, of the subpatch that it lies in',
  family: 'structure',
  args: Type.Array(Type.Unknown(), { title: 'title', description: 'what it is for' }),
  passage: 'inlet',
  outlets: [
    { title: 'sound', about: 'nothing yet' },
    { title: 'messages', about: 'what is no sound, and no number' }
  ],
  inlets: [],
  version: 1,
  create: through
})
