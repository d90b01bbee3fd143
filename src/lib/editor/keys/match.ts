// From a key press to the command that it means, by the table; and from a binding to what is printed on the keys.
import { keyTable, type KeyCommand } from './table.ts'

export interface Press {
  key: string
  code: string
  ctrlKey: boolean
  metaKey: boolean
  shiftKey: boolean
  altKey: boolean
  getModifierState?(name: string): boolean
}

interface Binding {
  mod: boolean
  shift: boolean
  alt: boolean
  key: string
}

function parse(binding: string): Binding {
  const parts = binding === '+' ? ['+'] : binding.split('+')
  const key = parts.at(-1)!
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key }
}

// Signs are typed with whatever modifiers the keyboard's layout asks for.
const isSign = (key: string): boolean => key.length === 1 && !/[a-z0-9]/i.test(key)

function fits(binding: Binding, press: Press): boolean {
  const { key } = binding
  const mod = press.ctrlKey || press.metaKey
  if (isSign(key)) {
    const altGraph = press.getModifierState?.('AltGraph') ?? false
    if (press.key !== key) return false
    return altGraph || (mod === binding.mod && press.altKey === binding.alt)
  }
  if (mod !== binding.mod || press.shiftKey !== binding.shift || press.altKey !== binding.alt) return false
  if (/^[0-9]$/.test(key)) return press.code === `Digit${key}` || (!press.shiftKey && press.key === key)
  if (/^[A-Z]$/.test(key)) {
    // A layout without Latin letters still has the keys.
    return press.key.toUpperCase() === key || (!/^[a-z]$/i.test(press.key) && press.code === `Key${key}`)
  }
  if (key === 'Space') return press.key === ' '
  return press.key === key
}

const parsed = new Map(keyTable.map((command) => [command, command.keys.map(parse)]))

/** The command of that press in that mode; undefined if the press means nothing to the canvas. */
export function commandFor(press: Press, mode: 'edit' | 'run'): KeyCommand | undefined {
  return keyTable.find(
    (command) =>
      (command.when === 'both' || command.when === mode) &&
      parsed.get(command)!.some((each) => fits(each, press))
  )
}

const isMac = (): boolean => typeof navigator !== 'undefined' && /Mac|iP(hone|ad)/.test(navigator.platform)

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
  Backspace: '⌫'
}

/** What is printed on the keys of a binding: `['Ctrl', 'Shift', 'Z']`. */
export function keyCaps(binding: string, mac = isMac()): string[] {
  if (binding === '+') return ['+']
  return binding.split('+').map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'Alt' && mac) return '⌥'
    if (part === 'Shift' && mac) return '⇧'
    return NAMES[part] ?? part
  })
}

/** A command's first binding for a menu: `Ctrl+Shift+Z`; '' if it has none. */
export function shortcutOf(id: string, mac = isMac()): string {
  const command = keyTable.find((each) => each.id === id)
  const first = command?.keys[0]
  return first === undefined ? '' : keyCaps(first, mac).join(mac ? '' : '+')
}
