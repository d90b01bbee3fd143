// A browser's keys as Pd names and numbers them.
import type { KeyEvent } from '../../runtime/ports.ts'

/** Keys whose character Pd knows by a number of its own. */
const NUMBERS: Readonly<Record<string, { code: number; name: string }>> = {
  Backspace: { code: 8, name: 'BackSpace' },
  Tab: { code: 9, name: 'Tab' },
  Enter: { code: 10, name: 'Return' },
  Escape: { code: 27, name: 'Escape' },
  ' ': { code: 32, name: 'Space' },
  Delete: { code: 127, name: 'Delete' }
}

/** Tk's names, which Pd takes, where a browser has others. */
const NAMES: Readonly<Record<string, string>> = {
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  PageUp: 'Prior',
  PageDown: 'Next',
  CapsLock: 'Caps_Lock',
  NumLock: 'Num_Lock',
  ScrollLock: 'Scroll_Lock'
}

const SIDED: Readonly<Record<string, string>> = {
  Shift: 'Shift',
  Control: 'Control',
  Alt: 'Alt',
  Meta: 'Super'
}

/** A browser's key as Pd has it; null for what is none (dead keys, a composition). */
export function pdKey(event: Pick<KeyboardEvent, 'key' | 'location' | 'type'>): KeyEvent | null {
  const { key, location } = event
  const down = event.type === 'keydown'
  if (key === 'Dead' || key === 'Process' || key === 'Unidentified') return null
  const known = Object.hasOwn(NUMBERS, key) ? NUMBERS[key] : undefined
  if (known) return { ...known, down }
  // One character, however many units it takes.
  if ([...key].length === 1) return { code: key.codePointAt(0)!, name: key, down }
  const sided = Object.hasOwn(SIDED, key) ? SIDED[key] : undefined
  if (sided) return { code: 0, name: `${sided}_${location === 2 ? 'R' : 'L'}`, down }
  return { code: 0, name: Object.hasOwn(NAMES, key) ? NAMES[key]! : key, down }
}
