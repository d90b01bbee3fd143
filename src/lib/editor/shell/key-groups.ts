// The table of keys as the help shows it: by group, each key in the signs of this machine.
import { clipboardKeys, gestures, keyTable } from '../keys/table.ts'

export interface KeyGroup {
  title: string
  rows: { does: string; keys: string[][] }[]
}

const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc'
}

/** `Mod+Shift+Z` as the keys to press, in order. */
export function keySigns(binding: string, mac: boolean): string[] {
  const parts = binding === '+' ? ['+'] : binding.split('+')
  return parts.map((part) => {
    if (part === 'Mod') return mac ? '⌘' : 'Ctrl'
    if (part === 'Shift') return mac ? '⇧' : 'Shift'
    if (part === 'Alt') return mac ? '⌥' : 'Alt'
    return signs[part] ?? part
  })
}

/** Groups in the order in which a newcomer needs them; at most two bindings of each command. */
export function keyGroups(mac: boolean): KeyGroup[] {
  const groups = new Map<string, KeyGroup>([['Mouse', { title: 'Mouse', rows: [] }]])
  for (const { title, keys } of gestures) {
    groups.get('Mouse')?.rows.push({ does: title, keys: [keys.flatMap((key) => keySigns(key, mac))] })
  }
  for (const command of [...keyTable, ...clipboardKeys]) {
    if (command.quiet) continue
    const title = command.group
    const group = groups.get(title) ?? { title, rows: [] }
    groups.set(title, group)
    group.rows.push({ does: command.title, keys: command.keys.slice(0, 2).map((key) => keySigns(key, mac)) })
  }
  return [...groups.values()]
}
