// [tgl]: Pd's toggle. Bare, it is [toggle]; with Pd's own arguments it is Pd's.
import { defineObject } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import { isRelease } from './held-value.ts'
import { readPdGui } from './pd-gui-arguments.ts'
import { pdGuiBox } from './pd-gui-box.ts'
import { pdHeld } from './pd-held.ts'
import { numbers } from './pd-methods.ts'
import { pdNumberInlets } from './pd-number-inlet.ts'
import { pdWords } from './pd-words.ts'
import toggle from './toggle.ts'

export default defineObject({
  name: 'tgl',
  about: 'Pd’s toggle: sends a number and 0 in turn',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: pdNumberInlets,
  outlets: [{ title: '0 or the number', about: 'or the number that was sent to it' }],
  face: 'toggle',
  nodeType: 'toggle',
  version: 1,
  create(context) {
    const gui = readPdGui('tgl', context.atoms)
    if (!gui) return toggle.create({ ...context, args: [] })
    const box = pdGuiBox(context, gui)
    // Only `nonzero` changes it: what was sent to the box does not, as it does in [toggle].
    let on = gui.nonzero === 0 ? 1 : gui.nonzero
    const held = pdHeld(context, box, box.init && gui.value !== 0 ? gui.nonzero : 0)
    const other = (): number => (held.value === 0 ? on : 0)
    return box.instance(
      {
        bang() {
          held.set(other())
          box.send(held.value)
        },
        number(x) {
          held.set(x)
          if (!box.toItself) box.send(x)
        },
        commands: {
          set: numbers(1, (x = 0) => held.set(x)),
          nonzero: numbers(1, (x = 0) => void (x !== 0 && (on = x)))
        }
      },
      {
        loaded: () => box.send(held.value),
        play(message) {
          if (isRelease(message)) return held.release()
          if (typeof message !== 'number' && message !== bang) return
          const value = typeof message === 'number' ? message : other()
          held.byHand(value)
          held.release()
          box.send(value)
        },
        changed: held.changed,
        state: () => held.value,
        dispose: held.release
      }
    )
  }
})
