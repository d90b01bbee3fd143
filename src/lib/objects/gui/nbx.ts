// [nbx]: Pd's number box with a range. Bare, it is [number]; with Pd's own arguments it is Pd's: the range is for the hand, and a
// number that is sent to the box is kept as it is.
import { defineObject } from '../../runtime/define.ts'
import number from './number.ts'
import { readPdGui } from './pd-gui-arguments.ts'
import { pdGuiBox } from './pd-gui-box.ts'
import { pdHeld } from './pd-held.ts'
import { numberIn, numbers } from './pd-methods.ts'
import { pdNumber } from './pd-number.ts'
import { logBounds } from './pd-slider.ts'
import { pdNumberInlets } from './pd-number-inlet.ts'
import { pdWords } from './pd-words.ts'

export default defineObject({
  name: 'nbx',
  about: 'Pd’s number box with a range, to drag and to type in',
  family: 'gui',
  args: pdWords('none, or all that a .pd file says'),
  inlets: pdNumberInlets,
  outlets: [{ title: 'number' }],
  face: 'number',
  nodeType: 'number',
  version: 1,
  create(context) {
    const gui = readPdGui('nbx', context.atoms)
    if (!gui) return number.create({ ...context, args: [] })
    const box = pdGuiBox(context, gui)
    let log = gui.log !== 0
    let { low, high } = log ? logBounds(gui.low, gui.high) : gui
    const within = (x: number): number => Math.min(high, Math.max(low, x))
    const held = pdHeld(context, box, within(box.init ? gui.value : 0))
    const bounds = (min: number, max: number): void => {
      ;({ low, high } = log ? logBounds(min, max) : { low: min, high: max })
      box.look({ low, high, log: log ? 1 : 0 })
      const value = within(held.value)
      if (value !== held.value) held.set(value)
    }
    const send = (): void => box.send(held.value)
    return pdNumber(box, held, {
      list(items) {
        if (typeof items[0] === 'number') held.set(items[0])
        else if (items.length > 0) return
        send()
      },
      commands: {
        range: (args) => bounds(numberIn(args, 0), numberIn(args, 1)),
        lin: () => {
          log = false
          box.look({ log: 0 })
        },
        log: () => {
          log = true
          bounds(low, high)
        },
        log_height: numbers(1, (height = 0) => box.look({ logHeight: Math.max(10, height) }))
      }
    })
  }
})
