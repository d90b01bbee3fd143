// JSON lines in and out of bytes, a line at a time: however long the whole is, no more than one line of it is in memory.
import { perfError } from './errors.ts'
import { perfLimits } from './limits.ts'

const NEWLINE = 10

/** The lines of a text, without their ends. The last one must end like the others: else something is missing. */
export async function* linesOf(name: string, pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    let from = 0
    for (let end = piece.indexOf(NEWLINE); end >= 0; end = piece.indexOf(NEWLINE, from)) {
      const part = piece.subarray(from, end)
      yield held.length === 0 ? part : joined([...held, part])
      held = []
      length = 0
      from = end + 1
    }
    if (from === piece.length) continue
    // A copy: what is inflated next may lie in the same memory.
    held.push(piece.slice(from))
    length += piece.length - from
    if (length > perfLimits.line)
      throw perfError.tooLarge(name, `${perfLimits.line / 2 ** 20} MB in one line`)
  }
  if (held.length > 0) throw perfError.badJson(name, 'its last line is cut short')
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
