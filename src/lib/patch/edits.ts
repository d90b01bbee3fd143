// Every edit of a saved patch: each one function, one transaction with the origin LOCAL, one step of undo. Those that are seldom
// asked for, and loaded then, stand by themselves: encapsulate.ts, dissolve.ts.
export {
  addBox,
  editText,
  moveBoxes,
  removeBoxes,
  removeSelection,
  renamePatch,
  setParent
} from './edit-boxes.ts'
export type { NewBox, Selection } from './edit-boxes.ts'
export { cablesOf, connect, disconnect, reorderCable } from './edit-cables.ts'
export { codeOf, codeText, persistData, setCode, setData, setParam } from './edit-data.ts'
export { hasLayout, moveInLayout, ownPlace, resetLayout } from './edit-layouts.ts'
export { duplicate, insertFragment } from './edit-paste.ts'
export type { PasteOptions } from './edit-paste.ts'
export { takeLayout } from './take-layout.ts'
