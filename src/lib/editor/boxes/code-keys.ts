// Tab in a cell's plain editor: two spaces, or a lesser indent with Shift.

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
