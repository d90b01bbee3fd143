// Pd's radio buttons as objects: a row or a column of cells, one of them on. The number that is sent is kept as it came, the cell
// that is on is the nearest. The old ones (hdl, vdl) send the cell and 1, and before that the one that went off and 0.
import type { ObjectContext, ObjectInstance } from '../../runtime/define.ts'
import { radioCells, type PdGui } from './pd-gui-arguments.ts'
import { pdGuiBox } from './pd-gui-box.ts'
import { pdHeld } from './pd-held.ts'
import { numbers } from './pd-methods.ts'
import { pdNumber } from './pd-number.ts'

export function pdRadio(context: ObjectContext<unknown>, gui: PdGui): ObjectInstance {
  return /dl$/.test(context.className) ? oldRadio(context, gui) : radio(context, gui)
}

function radio(context: ObjectContext<unknown>, gui: PdGui): ObjectInstance {
  const box = pdGuiBox(context, gui)
  const held = pdHeld(context, box, gui.value)
  return pdNumber(box, held, {
    commands: { number: numbers(1, (number = 0) => box.look({ number: radioCells(number) })) }
  })
}

function oldRadio(context: ObjectContext<unknown>, gui: PdGui): ObjectInstance {
  const box = pdGuiBox(context, gui)
  let number = radioCells(gui.number)
  const cell = (x: number): number => Math.min(number - 1, Math.max(0, Math.trunc(x)))
  const held = pdHeld(context, box, box.init ? cell(gui.value) : 0)
  let before = held.value
  const send = (): void => {
    if (gui.change !== 0 && held.value !== before) box.send([before, 0])
    before = held.value
    box.send([held.value, 1])
  }
  return pdNumber(
    box,
    held,
    {
      number(x) {
        held.set(cell(x))
        if (box.toItself) before = held.value
        else send()
      },
      commands: {
        set: numbers(1, (x = 0) => held.set(cell(x))),
        number: numbers(1, (n = 0) => {
          number = radioCells(n)
          held.set(cell(held.value))
          before = held.value
          box.look({ number })
        })
      }
    },
    send
  )
}
