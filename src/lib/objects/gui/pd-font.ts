// The letters of Pd's canvases, as it draws them: a few sizes, of which a canvas names one. Pure, for page and engine.

export interface PdFont {
  /** Pixels from letter to letter, and from line to line. */
  readonly advance: number
  readonly line: number
}

const FONTS: readonly (readonly [size: number, advance: number, line: number])[] = [
  [8, 5, 10],
  [10, 6, 13],
  [12, 7, 15],
  [16, 10, 19],
  [24, 14, 29],
  [36, 22, 44]
]

/** The greatest font that is not greater than asked for, or the least. */
export function pdFont(size: number): PdFont {
  const [, advance, line] = FONTS.findLast(([least]) => least <= size) ?? FONTS[0]!
  return { advance, line }
}

/** What stands at the sides of an atom's text, and above and below it. */
export const ATOM_MARGIN = { x: 2, y: 4 }
