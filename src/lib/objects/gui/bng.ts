// [bng]: Pd's bang button. Bare, it is [button]; with Pd's own arguments it is Pd's. Where it sends to itself, it takes nothing more
// for two milliseconds: so the bang that comes back is not sent again.
import { defineObject, type Timer } from '../../runtime/define.ts'
import { bang } from '../../runtime/message.ts'
import button from './button.ts'
import { readPdGui } from './pd-gui-arguments.ts'
import { pdGuiBox } from './pd-gui-box.ts'
import { numbers } from './pd-methods.ts'
import { pdWords } from './pd-words.ts'

const LOCKED = 2

export default defineObject({
  name: 'bng',
  about: 'Pd’s bang button: sends a bang when it is clicked, and for any message',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: [{ title: 'anything', about: 'flashes, and sends a bang', kinds: ['anything'] }],
  outlets: [{ title: 'bang' }],
  face: 'button',
  nodeType: 'button',
  version: 1,
  create(context) {
    const gui = readPdGui('bng', context.atoms)
    if (!gui) return button.create({ ...context, args: [] })
    const box = pdGuiBox(context, gui)
    let lock: Timer | null = null
    const fire = (byName: boolean): void => {
      if (box.toItself) {
        lock?.cancel()
        lock = context.schedule(LOCKED, () => void (lock = null))
      }
      if (byName) box.send(bang)
      else context.outlets[0]!.bang()
    }
    const take = (byName: boolean) => (): void => {
      if (!lock) fire(byName)
    }
    const all = take(true)
    return box.instance(
      {
        bang: () => take(!box.toItself)(),
        list: all,
        any: all,
        commands: {
          flashtime: numbers(2, (interrupt = 0, hold = 0) => box.look({ interrupt, hold }))
        }
      },
      { loaded: () => fire(true), play: (message) => void (message === bang && all()) }
    )
  }
})
