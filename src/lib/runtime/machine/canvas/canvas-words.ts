// The words that a canvas understands in messages.

/** Records of a Pd file that make a box, and what the box's text begins with. */
export const classOfKind = {
  obj: '',
  msg: 'msg',
  text: 'comment',
  floatatom: 'floatatom',
  symbolatom: 'symbolatom',
  listbox: 'listbox'
} as const

export type BoxKind = keyof typeof classOfKind

/** What is said to a window and its menus, or of how it looks: there is none here that a patch could change. */
const windows = new Set(
  (
    'vis dirty editmode setbounds zoom motion mouse mouseup key font menusave menuclose coords restore pop map donecanvasdialog dsp ' +
    'relocate f cut copy paste duplicate selectall reselect undo redo tidy texteditor find findagain findparent click bounds print ' +
    'properties declare open saved menufont menuarray'
  ).split(' ')
)
export const isForWindows = (selector: string): boolean => windows.has(selector)
