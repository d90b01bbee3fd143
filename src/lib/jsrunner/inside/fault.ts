// From whatever user code threw to an error with a sentence and the line in the cell's own text.
import { LoadbangError } from '../../runtime/errors.ts'
import { cellErrors } from '../errors.ts'
import { limits, type CellFault } from '../protocol.ts'
import { inspect } from './inspect.ts'

export type Circumstance = 'threw' | 'rejected'

/** Never throws, whatever the thing does that was thrown; and is short, however long its text. */
export function faultOf(
  thrown: unknown,
  circumstance: Circumstance,
  line: number | null = lineOf(thrown)
): CellFault {
  try {
    const { code, message, advice } = read(thrown, circumstance, line)
    return { code: short(code), message: short(message), advice: short(advice), line }
  } catch {
    const { code, message, advice } = cellErrors[circumstance]('something that cannot be shown', line)
    return { code, message, advice, line }
  }
}

// What is no text after all is refused here, and not on the other side, which would drop it unseen.
function short(text: string): string {
  if (typeof text !== 'string') throw new TypeError()
  return text.length > limits.faultLength ? `${text.slice(0, limits.faultLength)} …` : text
}

function read(thrown: unknown, circumstance: Circumstance, line: number | null): CellFault {
  if (thrown instanceof LoadbangError) {
    const place = line === null || thrown.message.includes(' in line ') ? '' : `Line ${line}: `
    return { code: thrown.code, message: `${place}${thrown.message}`, advice: thrown.advice, line }
  }
  const error = cellErrors[circumstance](whatOf(thrown), line)
  return { code: error.code, message: error.message, advice: error.advice, line }
}

/** The first line of the cell's own text that the error's stack names. */
export function lineOf(thrown: unknown): number | null {
  try {
    if (typeof thrown !== 'object' || thrown === null || !('stack' in thrown)) return null
    const place = /cell\.js:(\d+)/.exec(String(thrown.stack))
    return place ? Number(place[1]) : null
  } catch {
    return null
  }
}

function whatOf(thrown: unknown): string {
  try {
    if (typeof thrown === 'object' && thrown !== null && 'message' in thrown && 'name' in thrown) {
      const { name, message } = thrown as Error
      // Cut before anything looks for its end: it may be as long as a memory is large.
      const text = String(message).slice(0, limits.faultLength)
      return name === 'Error' ? text || 'Error' : `${name}: ${text}`
    }
    return inspect(thrown)
  } catch {
    return 'something that cannot be shown'
  }
}
