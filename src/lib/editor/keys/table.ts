// Every key of the canvas, in one table: the handler, the menus' labels and the help overlay are all made from it.
// Bindings: `Mod` is Ctrl, or Cmd on a Mac; letters and digits mean the key that bears them, signs (`?`, `[`) what is typed.

export type When = 'edit' | 'run' | 'both'

export interface KeyCommand {
  /** Name of the command in canvas/commands.ts. */
  id: string
  title: string
  keys: readonly string[]
  when: When
  group: 'Make' | 'Text' | 'Select' | 'Move' | 'Cables' | 'Edit' | 'Subpatches' | 'Play' | 'View'
  /** Left out of the help: a second way of what stands there already. */
  quiet?: boolean
}

const edit = (group: KeyCommand['group'], id: string, title: string, ...keys: string[]): KeyCommand => ({
  id,
  title,
  keys,
  when: 'edit',
  group
})
const run = (id: string, title: string, ...keys: string[]): KeyCommand => ({
  id,
  title,
  keys,
  when: 'run',
  group: 'Play'
})
const both = (group: KeyCommand['group'], id: string, title: string, ...keys: string[]): KeyCommand => ({
  id,
  title,
  keys,
  when: 'both',
  group
})

export const keyTable: readonly KeyCommand[] = [
  edit('Make', 'new-object', 'New object', 'N', 'Mod+1'),
  edit('Make', 'new-message', 'New message', 'M', 'Mod+2'),
  edit('Make', 'new-number', 'New number box', 'I', 'F', 'Mod+3'),
  edit('Make', 'new-symbol', 'New symbol', 'Mod+4'),
  edit('Make', 'new-comment', 'New comment', 'C', 'Mod+5'),
  edit('Make', 'new-button', 'New button', 'B', 'Mod+Shift+B'),
  edit('Make', 'new-toggle', 'New toggle', 'T', 'Mod+Shift+T'),
  edit('Make', 'new-slider', 'New slider', 'S', 'Mod+Shift+H'),
  edit('Make', 'new-vslider', 'New standing slider', 'V', 'Mod+Shift+V'),
  edit('Make', 'new-cell', 'New code cell', 'J'),
  edit('Make', 'next-object', 'New object below, connected', 'Shift+N'),
  edit('Make', 'next-message', 'New message below, connected', 'Shift+M'),
  edit('Make', 'next-number', 'New number box below, connected', 'Shift+I', 'Shift+F'),
  edit('Make', 'next-button', 'New button below, connected', 'Shift+B'),
  edit('Make', 'next-toggle', 'New toggle below, connected', 'Shift+T'),
  edit('Make', 'next-slider', 'New slider below, connected', 'Shift+S'),
  edit('Make', 'next-cell', 'New code cell below, connected', 'Shift+J'),

  edit('Text', 'open', 'Edit the box’s text', 'Enter', 'F2'),
  both('Text', 'reference', 'The object in the reference', 'H', 'F1'),

  edit('Select', 'next-box', 'Next box, in reading order', 'Tab'),
  edit('Select', 'previous-box', 'Previous box', 'Shift+Tab'),
  edit('Select', 'box-up', 'Box above', 'Alt+ArrowUp'),
  edit('Select', 'box-down', 'Box below', 'Alt+ArrowDown'),
  edit('Select', 'box-left', 'Box to the left', 'Alt+ArrowLeft'),
  edit('Select', 'box-right', 'Box to the right', 'Alt+ArrowRight'),
  edit('Select', 'go', 'Go to a box by its letters', 'G'),
  edit('Select', 'select-all', 'Select all', 'Mod+A'),
  both('Select', 'escape', 'Select nothing', 'Escape'),

  edit('Move', 'left', 'Move left', 'ArrowLeft'),
  edit('Move', 'right', 'Move right', 'ArrowRight'),
  edit('Move', 'up', 'Move up', 'ArrowUp'),
  edit('Move', 'down', 'Move down', 'ArrowDown'),
  edit(
    'Move',
    'far-left',
    'Ten times as far',
    'Shift+ArrowLeft',
    'Shift+ArrowRight',
    'Shift+ArrowUp',
    'Shift+ArrowDown'
  ),
  edit('Move', 'snap', 'Grid on or off', 'Mod+.'),

  edit('Cables', 'cable', 'Cable from this box: choose outlet, box, inlet', 'K'),
  edit('Cables', 'cable-back', 'Cable into this box', 'Shift+K'),
  edit('Cables', 'next-cable', 'Next cable of this box', 'L'),
  edit('Cables', 'previous-cable', 'Previous cable of this box', 'Shift+L'),
  edit('Cables', 'earlier', 'The cable fires earlier', '['),
  edit('Cables', 'later', 'The cable fires later', ']'),

  edit('Edit', 'delete', 'Delete', 'Delete', 'Backspace'),
  edit('Edit', 'duplicate', 'Duplicate', 'Mod+D'),
  both('Edit', 'undo', 'Undo', 'Mod+Z'),
  both('Edit', 'redo', 'Redo', 'Mod+Shift+Z', 'Mod+Y'),
  both('Edit', 'name-version', 'See that it is saved; offers to name this version', 'Mod+S'),

  both('Play', 'mode', 'Run or edit', 'Mod+E'),
  run('press', 'Play the control', 'Enter', 'Space', 'Mod+Enter'),
  run('value-up', 'More', 'ArrowUp', 'ArrowRight'),
  run('value-down', 'Less', 'ArrowDown', 'ArrowLeft'),
  run('value-far-up', 'Ten more', 'Shift+ArrowUp', 'Shift+ArrowRight'),
  run('value-far-down', 'Ten less', 'Shift+ArrowDown', 'Shift+ArrowLeft'),
  run('value-fine-up', 'A little more', 'Alt+ArrowUp', 'Alt+ArrowRight'),
  run('value-fine-down', 'A little less', 'Alt+ArrowDown', 'Alt+ArrowLeft'),
  run('next-control', 'Next control', 'Tab'),
  run('previous-control', 'Previous control', 'Shift+Tab'),

  edit('Subpatches', 'encapsulate', 'Put into a subpatch', 'Mod+Shift+E'),
  edit('Subpatches', 'dissolve', 'Take a subpatch apart', 'Mod+Shift+D'),
  edit('Subpatches', 'renew', 'Use the library’s newer version of an abstraction', 'U'),
  edit('Subpatches', 'press', 'Open the subpatch; of any other box, play its control', 'Mod+Enter'),

  both('View', 'zoom-in', 'Closer', '+', '='),
  both('View', 'zoom-out', 'Away', '-'),
  both('View', 'zoom-one', 'Life size', 'Shift+0'),
  both('View', 'zoom-all', 'Everything', 'Shift+1'),
  both('View', 'zoom-selection', 'The selection', 'Shift+2'),
  both('View', 'help', 'These keys', '?')
]

/** Gestures that have no key, for the help overlay. */
export const gestures: readonly { title: string; keys: readonly string[] }[] = [
  { title: 'New object', keys: ['double-click the canvas'] },
  { title: 'Edit text', keys: ['double-click a box'] },
  { title: 'Open a subpatch', keys: ['double-click its box'] },
  { title: 'Copy while moving', keys: ['Alt', 'drag'] },
  { title: 'Off the grid', keys: ['Mod', 'drag'] },
  { title: 'Along one axis', keys: ['Shift', 'drag'] },
  { title: 'Take a cable off', keys: ['drag its end'] },
  { title: 'Play in edit mode', keys: ['Mod', 'click'] },
  { title: 'Move the view', keys: ['Space', 'drag'] },
  { title: 'Closer, away', keys: ['Mod', 'wheel'] }
]

/** Copy, cut and paste come as the browser's own events; here for menus and help. */
export const clipboardKeys: readonly KeyCommand[] = [
  edit('Edit', 'copy', 'Copy', 'Mod+C'),
  edit('Edit', 'cut', 'Cut', 'Mod+X'),
  edit('Edit', 'paste', 'Paste', 'Mod+V')
]
