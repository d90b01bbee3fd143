// The measures of text in boxes. The face is monospace and its advance is known, so that a box's size follows from its text
// alone: nothing is measured in the DOM, and a patch of thousands of boxes lays itself out before the first paint.

/** Size of text in a box in pixels; theme.css names the same as --lb-box-size. */
export const FONT_SIZE = 13
/** JetBrains Mono: every glyph is 600 of 1000 units wide. */
export const CHAR_WIDTH = FONT_SIZE * 0.6
export const LINE_HEIGHT = 16
/** Height of a box with one line; theme.css: --lb-box-height. */
export const BOX_HEIGHT = 24
/** Space between text and the box's sides. */
export const PAD_X = 8
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

/** Width of one line in pixels. */
export function lineWidth(line: string): number {
  return columns(line) * CHAR_WIDTH
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
