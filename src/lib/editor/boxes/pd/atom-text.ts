// What an atom box shows of what it holds, and what was meant by what was typed into it. Pure.
import type { PdGui } from '../../../objects/gui/pd-gui-arguments.ts'
import type { Message, Value } from '../../../runtime/message.ts'
import { numberText, readNumber } from '../number-text.ts'

const word = (value: Value): string =>
  typeof value === 'number' ? numberText(value, 20) : typeof value === 'string' ? value : '…'

/** All of it, for typing on. */
export const atomText = (value: Value): string =>
  Array.isArray(value) ? (value as Value[]).map(word).join(' ') : value === undefined ? '' : word(value)

/** The message that a text means to a box of that kind; null where it means none. */
export function atomTyped(gui: PdGui, text: string): Message | null {
  if (gui.kind === 'symbolatom') return text
  if (gui.kind !== 'listbox') {
    const number = readNumber(text)
    return number === null ? null : within(gui, number)
  }
  const words = text.split(/\s+/).filter((each) => each !== '')
  const atoms = words.map((each) => (Number.isNaN(Number(each)) ? each : Number(each)))
  return atoms.length === 1 ? atoms[0]! : atoms
}

/** The bounds are for the hand; an atom whose bounds are both 0 has none. */
export function within(gui: PdGui, number: number): number {
  if (gui.kind !== 'nbx' && gui.low === 0 && gui.high === 0) return number
  return Math.min(gui.high, Math.max(gui.low, number))
}

/** Where a drag of so many pixels leads; a logarithmic one goes through its range in `logHeight` pixels. */
export function dragged(gui: PdGui, from: number, pixels: number, fine: boolean): number {
  const by = fine ? pixels / 100 : pixels
  if (gui.log === 0) return within(gui, Number((from + by).toFixed(6)))
  return within(gui, from * Math.exp((Math.log(gui.high / gui.low) / Math.max(10, gui.logHeight)) * by))
}
