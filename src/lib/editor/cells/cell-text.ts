// What the text of a cell's box says besides its class: how many inlets and outlets it has, and the name that others import it by.
// `[js]`, `[js 2 1]`, `[js as tools]`, `[js 2 1 as tools]`.

export interface CellText {
  inlets: number
  outlets: number
  name: string | null
}

const CELL = /^js:?(?:\s+(\d{1,2}))?(?:\s+(\d{1,2}))?(?:\s+as\s+([A-Za-z_$][\w$-]*))?\s*$/
const MOST = 16

/** Null for what is no cell, such as `js x + 1`. */
export function readCellText(text: string): CellText | null {
  const match = CELL.exec(text.trim())
  if (!match) return null
  const count = (digits: string | undefined): number => Math.min(MOST, Number(digits ?? 1))
  return { inlets: count(match[1]), outlets: count(match[2]), name: match[3] ?? null }
}

/** How many outlets the code itself asks for by `outlets('a', 'b')`; null where it does not, or not in plain words. */
export function outletsInCode(code: string): number | null {
  const call = /^\s*outlets\(([^)]*)\)/m.exec(code)
  if (!call) return null
  const titles = call[1]!.match(/'[^']*'|"[^"]*"|`[^`]*`/g)
  return titles?.length ?? null
}
