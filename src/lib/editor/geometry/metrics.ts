// The measures of text in boxes, and of boxes around it. The face is monospace and its advance is known, so that a box's size
// follows from its text alone: nothing is measured in the DOM, and a patch of thousands of boxes lays itself out before the first
// paint.
import { pdFont } from '../../objects/gui/pd-font.ts'

/** How boxes are drawn: this house's way, or Pd's in a patch that came from there, so that it looks as its author arranged it. */
export interface Metrics {
  /** Pd's name for the size of its letters; null: the house's. */
  readonly font: number | null
  /** Pixels from letter to letter, and from line to line. */
  readonly advance: number
  readonly line: number
  /** From a box's side to its text, and from its top. */
  readonly padX: number
  readonly padTop: number
  /** Height of a box with one line. */
  readonly height: number
  /** A box is not narrower than so many letters. */
  readonly leastColumns: number
  /** An inlet or outlet, and how far the middle of the outermost is from the box's side. */
  readonly portWidth: number
  readonly portHeight: number
  readonly portInset: number
  /** Least distance between the middles of two ports; 0: they may touch. */
  readonly portPitch: number
  /** For the style of what is drawn with it; the house's measures are those of the style sheets. */
  readonly style: string | undefined
}

/** JetBrains Mono: every glyph is 600 of 1000 units wide. */
const ADVANCE = 0.6

/** theme.css names the size of the letters and the height as --lb-box-size and --lb-box-height. */
export const house: Metrics = {
  font: null,
  advance: 13 * ADVANCE,
  line: 16,
  padX: 8,
  padTop: 4,
  height: 24,
  leastColumns: 0,
  portWidth: 9,
  portHeight: 4,
  portInset: 9,
  portPitch: 14,
  style: undefined
}

const ofPd = new Map<number, Metrics>()

/** Those of a canvas whose file says that its letters have that size. */
export function pdMetrics(font: number): Metrics {
  let metrics = ofPd.get(font)
  if (!metrics) ofPd.set(font, (metrics = makePd(font)))
  return metrics
}

function makePd(font: number): Metrics {
  const { advance, line } = pdFont(font)
  const [padX, padTop, portWidth, portHeight] = [2, 3, 7, 3]
  return {
    font,
    advance,
    line,
    padX,
    padTop,
    height: line + 5,
    leastColumns: 3,
    portWidth,
    portHeight,
    portInset: portWidth / 2,
    portPitch: 0,
    style:
      `--lb-box-size:${letterSize(advance)}px;--box-line:${line}px;--pad-x:${padX}px;--pad-y:${padTop}px;` +
      `--port-width:${portWidth}px;--port-height:${portHeight}px;--box-weight:500`
  }
}

/** The size at which a letter is so wide. */
export const letterSize = (advance: number): number => Math.round((advance / ADVANCE) * 1000) / 1000

/** The grid that boxes snap to. */
export const GRID = 8
/** Text is wrapped after so many columns, as Pd does. */
export const WRAP_COLUMNS = 60

// East Asian wide characters and emoji take two columns. Not exact for every script; a box clips what is wider.
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u

/** How many columns of the monospace face a line takes. */
export function columns(line: string): number {
  let count = 0
  for (const char of line) count += WIDE.test(char) ? 2 : 1
  return count
}

/** Width of the widest of some lines in pixels. */
export function textWidth(lines: readonly string[], { advance }: Metrics = house): number {
  return Math.max(0, ...lines.map(columns)) * advance
}

/**
 * Lines of a text, wrapped after `max` columns: at the last space that fits, else in the word. Line breaks of the text stay.
 * Joined without separator, the lines of a paragraph are the paragraph (a space at a break ends its line).
 */
export function wrapLines(text: string, max = WRAP_COLUMNS): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let rest = [...paragraph]
    for (;;) {
      const cut = breakAt(rest, max)
      if (cut >= rest.length) break
      lines.push(rest.slice(0, cut).join(''))
      rest = rest.slice(cut)
    }
    lines.push(rest.join(''))
  }
  return lines
}

/** Where to break so that what stands before fits `max` columns; the whole length if all fits. */
function breakAt(chars: readonly string[], max: number): number {
  let used = 0
  let space = -1
  for (let i = 0; i < chars.length; i++) {
    used += columns(chars[i]!)
    if (used > max && chars[i] !== ' ') return space > 0 ? space : Math.max(1, i)
    if (chars[i] === ' ') space = i + 1
  }
  return chars.length
}
