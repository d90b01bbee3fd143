// The keys of the table: arrows walk its cells, Enter edits, Space selects, Delete deletes.

export interface TableHands {
  /** Rows of a page. */
  readonly page: number
  readonly active: { readonly row: number; readonly column: number }
  readonly last: { readonly row: number; readonly column: number }
  go(row: number, column: number): void
  edit(): void
  toggle(range: boolean): void
  selectAll(): unknown
  clear(): void
  hasSelection(): boolean
  remove(): void
  copy(): void
}

export function tableKeys(event: KeyboardEvent, hands: TableHands): void {
  const mod = event.ctrlKey || event.metaKey
  if (event.altKey || !act(event.key, mod, event.shiftKey, hands)) return
  event.preventDefault()
}

/** Gives whether the key means something here. */
function act(key: string, mod: boolean, shift: boolean, hands: TableHands): boolean {
  const { row, column } = hands.active
  const { last, page } = hands
  const moves: Record<string, readonly [number, number]> = {
    ArrowUp: [mod ? 0 : row - 1, column],
    ArrowDown: [mod ? last.row : row + 1, column],
    ArrowLeft: [row, mod ? 0 : column - 1],
    ArrowRight: [row, mod ? last.column : column + 1],
    PageUp: [row - page, column],
    PageDown: [row + page, column],
    Home: mod ? [0, 0] : [row, 0],
    End: mod ? [last.row, last.column] : [row, last.column]
  }
  const move = Object.hasOwn(moves, key) ? moves[key] : undefined
  if (move) {
    hands.go(...move)
    return true
  }
  if (mod && !shift && key.toLowerCase() === 'a') hands.selectAll()
  else if (mod && !shift && key.toLowerCase() === 'c') hands.copy()
  else if (mod) return false
  else if (key === 'Enter' || key === 'F2') hands.edit()
  else if (key === ' ') hands.toggle(shift)
  else if (key === 'Delete' || key === 'Backspace') hands.remove()
  else if (key === 'Escape' && hands.hasSelection()) hands.clear()
  else return false
  return true
}
