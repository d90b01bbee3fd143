// [keyname]: the name of each key, and whether it is pressed.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { watchKeys } from './watch-keys.ts'

export default defineObject({
  name: 'keyname',
  about: 'Gives the name of each key that is pressed or let go',
  family: 'input',
  args: Type.Tuple([]),
  inlets: [],
  outlets: [
    { title: 'down', about: '1 pressed, 0 let go' },
    { title: 'name', about: 'its name as a symbol' }
  ],
  version: 1,
  create(context) {
    const [down, named] = context.outlets
    const stop = watchKeys(context, (event) => {
      named!.send(event.name)
      down!.number(event.down ? 1 : 0)
    })
    return { inlets: [], dispose: stop }
  }
})
