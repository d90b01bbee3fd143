// [until]: bangs as fast as they can be taken, so many times or until it is stopped.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'

export default defineObject({
  name: 'until',
  about: 'Sends bangs at once, a number of times or until it is stopped',
  family: 'control',
  args: Type.Tuple([]),
  inlets: [
    { title: 'start', about: 'a number: so many bangs; a bang: until stopped', kinds: ['bang', 'number'] },
    { title: 'stop', about: 'a bang ends it', hot: false, kinds: ['bang'] }
  ],
  outlets: [{ title: 'bang' }],
  version: 1,
  create({ outlets, loop }) {
    const out = outlets[0]!
    let running = false
    let left = 0
    const forever = (): boolean => {
      if (running) out.bang()
      return running
    }
    const counted = (): boolean => {
      if (left <= 0) return false
      left--
      out.bang()
      return true
    }
    return {
      inlets: [
        {
          bang() {
            running = true
            loop(forever)
          },
          number(x) {
            left = Math.max(0, Math.trunc(x))
            loop(counted)
          }
        },
        {
          bang() {
            running = false
            left = 0
          }
        }
      ]
    }
  }
})
