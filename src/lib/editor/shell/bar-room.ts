// What the bar above the canvas has room for, by its width: what does not fit goes into the More menu, and people into a number. Pure.

/** Pixels, as theme.css draws them; a little more than each takes. */
const ICON = 34
const PERSON = 30
/** The name with the way home and the save state; the mode; undo and redo; Share and File; what lies between. */
const PARTS = 290 + 172 + 2 * ICON + 190 + 76
/** Around the people. */
const AROUND = 20
/** People are a circle each up to here, with one for the number of the others. */
const CIRCLES = 6
/** Below this width the names of things give way to their pictures: about what that spares. */
const SMALL = 900
const SPARED = 190

export interface BarRoom {
  /** Whether the panels, the reference, the colours and the help have a button each. */
  readonly icons: boolean
  /** How many circles people may take, with oneself, and with the number of those left out. At least two. */
  readonly circles: number
}

/** `icons`: how many buttons there would be; `people`: how many are here, 0 where the patch is not shared. */
export function barRoom(width: number, icons: number, people: number): BarRoom {
  const room = width - PARTS + (width < SMALL ? SPARED : 0)
  const few = people === 0 ? 0 : AROUND + PERSON * Math.min(people, 3)
  const all = room >= icons * ICON + few
  const left = room - (all ? icons : 1) * ICON - AROUND
  return { icons: all, circles: Math.min(CIRCLES, Math.max(2, Math.floor(left / PERSON))) }
}
