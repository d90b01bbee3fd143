// [key]: the number of each key that is pressed, as Pd counts them.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { watchKeys } from './watch-keys.ts'

export default defineObject({
  name: 'key',
  about: 'Gives the number of each key that is pressed',
  family: 'input',
  args: Type.Tuple([]),
  inlets: [],
  outlets: [{ title: 'number', about: 'the code of its character' }],
  version: 1,
  create(context) {
    const stop = watchKeys(context, ({ code, down }) => {
      if (down) context.outlets[0]!.number(code)
    })
    return { inlets: [], dispose: stop }
  }
})
