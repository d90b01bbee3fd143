// The help says what the canvas obeys.
import { expect, test } from 'vitest'
import { keyTable } from '../keys/table.ts'
import { keyGroups, keySigns } from './key-groups.ts'

test('bindings become the signs of the machine', () => {
  expect(keySigns('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(keySigns('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
  expect(keySigns('+', false)).toEqual(['+'])
  expect(keySigns('Alt+ArrowUp', false)).toEqual(['Alt', '↑'])
})

test('every command of the table is shown, unless the table says not to', () => {
  const shown = keyGroups(false).flatMap((group) => group.rows.map((row) => row.does))
  for (const command of keyTable) if (!command.quiet) expect(shown).toContain(command.title)
})
