// The number that one of Pd's boxes holds. A hand's work is saved where the box has `init`: only then does Pd keep it in the file.
import type { ObjectContext } from '../../runtime/define.ts'
import { record } from '../../runtime/message.ts'
import { heldValue, type HeldValue } from './held-value.ts'
import type { PdGuiBox } from './pd-gui-box.ts'

export function pdHeld(context: ObjectContext<unknown>, box: PdGuiBox, initial: number): HeldValue {
  const { ports } = context
  const persist: typeof ports.persist = {
    ...ports.persist,
    data: (...saved) => void (box.init && ports.persist.data(...saved))
  }
  const data = box.init ? context.data : record({})
  return heldValue({ ...context, data, ports: { ...ports, persist }, show: box.show }, initial)
}
