// The number that a control holds and shows: restored and sent when the patch opens (Pd's
// `init`, which is on where a value was saved), live while messages or a hand
// change it, and written into the patch once, when the hand lets go (rule 24).
import type { ObjectContext } from '../../runtime/define.ts'
import { Command, type Message, type MessageRecord } from '../../runtime/message.ts'

/** A hand that does not say when it lets go (keys, a wheel) has done so when it has rested this long, in milliseconds. */
const REST = 500

export interface HeldValue {
  readonly value: number
  /** Live only: what a message does. */
  set(value: number): void
  /** What a hand does: live too, and saved when it lets go. */
  byHand(value: number): void
  /** The hand lets go: what it has done is saved. */
  release(): void
  /** The patch opens: what was saved is sent, so that what the control shows is what the boxes below it have heard. */
  loaded(): void
  /** The saved value was changed by another hand, or by undo: it is shown, and nothing is sent. */
  changed(data: MessageRecord): void
}

export function heldValue(context: ObjectContext<unknown>, initial: number): HeldValue {
  const { outlets, nodeId, ports, data, previous, show, schedule } = context
  let value = typeof previous === 'number' ? previous : typeof data.value === 'number' ? data.value : initial
  /** What stands in the patch as far as is known here. */
  let saved: unknown = data.value
  let touches = 0
  let dirty = false
  show(value)

  const set = (x: number): void => {
    value = x
    show(x)
  }
  const release = (): void => {
    if (!dirty) return
    dirty = false
    if (Object.is(saved, value)) return
    saved = value
    ports.persist.data(nodeId, 'value', value)
  }
  return {
    get value() {
      return value
    },
    set,
    byHand(x) {
      set(x)
      dirty = true
      const touch = ++touches
      schedule(REST, () => void (touch === touches && release()))
    },
    release,
    loaded() {
      if (typeof saved === 'number' && typeof previous !== 'number') outlets[0]?.number(value)
    },
    changed(next) {
      if (typeof next.value !== 'number' || Object.is(next.value, saved)) return
      saved = next.value
      if (!dirty) set(next.value)
    }
  }
}

export const isRelease = (message: Message): boolean =>
  message instanceof Command && message.selector === 'release'
