// How the knobs of a cell lie between its bar and its code: in rows of as many as its width has room for.

/** Height of one row. */
export const KNOB_ROW = 24
/** Above and below all rows, with the line under them. */
const AROUND = 7
const LEAST_WIDTH = 168

export function knobColumns(count: number, width: number): number {
  return Math.max(1, Math.min(count, Math.floor((width - 8) / LEAST_WIDTH)))
}

/** Height of all rows; 0 where there is no knob. */
export function knobsHeight(count: number, width: number): number {
  return count === 0 ? 0 : Math.ceil(count / knobColumns(count, width)) * KNOB_ROW + AROUND
}
