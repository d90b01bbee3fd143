// [loadbang]: sends a bang when the patch opens, when the box is typed or pasted, when the runtime starts anew (rule 23), and
// when a hand clicks it, as Max's does.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'loadbang',
  about: 'Sends a bang when the patch opens',
  family: 'control',
  args: Type.Tuple([]),
  inlets: [],
  outlets: [{ title: 'bang', about: 'once, when everything is there' }],
  version: 1,
  create({ outlets }) {
    const fire = (): void => outlets[0]!.bang()
    return { inlets: [], loaded: fire, play: fire }
  }
})
