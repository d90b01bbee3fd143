// The receiver `pd`: in Pd the program itself. Of what it takes there, a patch here can switch sound on and off, which those hear who
// listen for it, and end itself. All else is for windows and files, and does nothing.
import type { Names } from '../define.ts'
import { bang, Command, type Message } from '../message.ts'

export function pdItself(names: Names, quit: () => void): (message: Message) => void {
  let sound = false
  return (message) => {
    if (!(message instanceof Command)) return
    if (message.selector === 'quit') quit()
    if (message.selector !== 'dsp') return
    const on = message.args[0] !== 0 && message.args[0] !== undefined
    if (on === sound) return
    sound = on
    names.send(on ? 'pd-dsp-started' : 'pd-dsp-stopped', bang)
  }
}
