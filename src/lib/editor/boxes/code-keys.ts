// What keys do in a cell's plain editor beyond letters: what the code editor does, which takes its place between two keys.
// Tab: two spaces, or a lesser indent with Shift.

/** Indents the lines of the selection. False if there was nothing to do (then Tab may move the focus on). */
export function tabbed(area: HTMLTextAreaElement, back: boolean): boolean {
  const { value, selectionStart, selectionEnd } = area
  const lineStart = value.lastIndexOf('\n', selectionStart - 1) + 1
  if (!back && selectionStart === selectionEnd) {
    area.setRangeText('  ', selectionStart, selectionEnd, 'end')
    return true
  }
  const block = value.slice(lineStart, selectionEnd)
  const changed = block
    .split('\n')
    .map((line) => (back ? line.replace(/^ {1,2}/, '') : '  ' + line))
    .join('\n')
  if (changed === block) return false
  area.setRangeText(changed, lineStart, selectionEnd, 'preserve')
  return true
}

const closerOf: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' }
const closers = new Set(Object.values(closerOf))

/**
 * Brackets close themselves, what closes is typed over, an empty pair is deleted whole, and a new line keeps its indent. False where the
 * key does what it always does.
 */
export function bracketed(area: HTMLTextAreaElement, key: string): boolean {
  const { value, selectionStart: from, selectionEnd: to } = area
  const [before, after] = [value.charAt(from - 1), value.charAt(to)]
  const put = (text: string, caret: number): true => {
    area.setRangeText(text, from, to, 'end')
    area.setSelectionRange(from + caret, from + caret)
    return true
  }
  const closer = closerOf[key]
  if (closer !== undefined) {
    if (from !== to) {
      area.setRangeText(key + value.slice(from, to) + closer, from, to, 'preserve')
      area.setSelectionRange(from + 1, to + 1)
      return true
    }
    return /^[\s)\]},;]?$/.test(after) && put(key + closer, 1)
  }
  if (from !== to) return false
  if (closers.has(key) && after === key) return put('', 1)
  const inPair = after !== '' && closerOf[before] === after
  if (key === 'Backspace' && inPair) {
    area.setRangeText('', from - 1, to + 1, 'end')
    return true
  }
  if (key !== 'Enter') return false
  const line = value.slice(value.lastIndexOf('\n', from - 1) + 1, from)
  const indent = /^[ \t]*/.exec(line)![0]
  const deeper = closerOf[before] === undefined ? indent : `${indent}  `
  return put(inPair ? `\n${deeper}\n${indent}` : `\n${deeper}`, 1 + deeper.length)
}
