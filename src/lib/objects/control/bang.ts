// [bang]: the text object that makes a bang of anything; [button] is the one to click.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'bang',
  aliases: ['b'],
  about: 'Makes a bang of any message',
  family: 'control',
  args: Type.Tuple([]),
  inlets: [{ title: 'anything', kinds: ['anything'] }],
  outlets: [{ title: 'bang' }],
  version: 1,
  create({ outlets }) {
    const out = outlets[0]!
    const fire = (): void => out.bang()
    return { inlets: [{ bang: fire, number: fire, any: fire }] }
  }
})
