// [button]: a bang to click; it flashes when a message passes.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'button',
  about: 'Sends a bang when it is clicked, and for any message',
  family: 'gui',
  args: Type.Tuple([]),
  inlets: [{ title: 'anything', about: 'flashes, and sends a bang', kinds: ['anything'] }],
  outlets: [{ title: 'bang' }],
  face: 'button',
  version: 1,
  create({ outlets }) {
    const out = outlets[0]!
    const fire = (): void => out.bang()
    return { inlets: [{ bang: fire, number: fire, any: fire }] }
  }
})
