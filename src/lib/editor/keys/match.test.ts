import { describe, expect, it } from 'vitest'
import { commandFor, keyCaps, shortcutOf, type Press } from './match.ts'
import { keyTable } from './table.ts'

const press = (key: string, over: Partial<Press> = {}): Press => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...over
})

describe('keys', () => {
  it.each([
    ['n', {}, 'new-object'],
    ['N', { shiftKey: true }, 'next-object'],
    ['1', { ctrlKey: true }, 'new-object'],
    ['2', { ctrlKey: true }, 'new-message'],
    ['5', { ctrlKey: true }, 'new-comment'],
    ['B', { ctrlKey: true, shiftKey: true }, 'new-button'],
    ['m', {}, 'new-message'],
    ['z', { ctrlKey: true }, 'undo'],
    ['Z', { ctrlKey: true, shiftKey: true }, 'redo'],
    ['y', { metaKey: true }, 'redo'],
    ['e', { ctrlKey: true }, 'mode'],
    ['?', { shiftKey: true }, 'help'],
    ['ArrowLeft', {}, 'left'],
    ['ArrowUp', { altKey: true }, 'box-up'],
    ['Tab', { shiftKey: true }, 'previous-box']
  ])('reads %s %o as %s', (key, over, id) => {
    expect(commandFor(press(key, over), 'edit')?.id).toBe(id)
  })

  it('reads a sign typed with AltGr, as on a German keyboard', () => {
    const event = press('[', { ctrlKey: true, altKey: true, getModifierState: (name) => name === 'AltGraph' })
    expect(commandFor(event, 'edit')?.id).toBe('earlier')
  })

  it('finds letters by place where the layout has none', () => {
    expect(commandFor(press('т', { code: 'KeyN' }), 'edit')?.id).toBe('new-object')
  })

  it('makes no boxes in run mode, and lets what it does not know pass', () => {
    expect(commandFor(press('n'), 'run')).toBeUndefined()
    expect(commandFor(press('n', { ctrlKey: true, altKey: true }), 'edit')).toBeUndefined()
    expect(commandFor(press('F5'), 'edit')).toBeUndefined()
  })

  it('gives no binding to two commands of one mode', () => {
    for (const mode of ['edit', 'run'] as const) {
      const taken = keyTable.filter((c) => c.when === mode || c.when === 'both').flatMap((c) => c.keys)
      expect(taken.filter((key, i) => taken.indexOf(key) !== i)).toEqual([])
    }
  })

  it('prints what stands on the keys', () => {
    expect(keyCaps('Mod+Shift+Z', false)).toEqual(['Ctrl', 'Shift', 'Z'])
    expect(keyCaps('Mod+Shift+Z', true)).toEqual(['⌘', '⇧', 'Z'])
    expect(shortcutOf('undo', false)).toBe('Ctrl+Z')
    expect(shortcutOf('nothing', false)).toBe('')
  })
})
