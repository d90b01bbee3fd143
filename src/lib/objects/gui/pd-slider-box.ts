// Pd's sliders as objects. What is sent to one is kept and sent on as it is, even outside of its bounds; the position that a file
// saves is turned into a value once, when it opens.
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import type { PdGui } from './pd-gui-arguments.ts'
import { pdGuiBox } from './pd-gui-box.ts'
import { pdHeld } from './pd-held.ts'
import { numberIn, numbers } from './pd-methods.ts'
import { pdNumber } from './pd-number.ts'
import { lastPlace, logBounds, pdSliderRange, valueAtPlace, type PdSliderRange } from './pd-slider.ts'

export function pdSliderBox(context: ObjectContext<unknown>, gui: PdGui): ObjectInstance {
  const box = pdGuiBox(context, gui)
  let range = pdSliderRange(gui)
  const place = box.init ? Math.min(gui.value, lastPlace(range.length)) : 0
  const held = pdHeld(context, box, valueAtPlace(range, place, box.toItself))
  const change = (next: Partial<PdSliderRange>): void => {
    range = { ...range, ...next }
    if (range.log) range = { ...range, ...logBounds(range.low, range.high) }
    box.look({ low: range.low, high: range.high, log: range.log ? 1 : 0 })
  }
  return pdNumber(box, held, {
    commands: {
      range: (args) => change({ low: numberIn(args, 0), high: numberIn(args, 1) }),
      lin: () => change({ log: false }),
      log: () => change({ log: true }),
      steady: numbers(1, (steady = 0) => box.look({ steady }))
    }
  })
}
