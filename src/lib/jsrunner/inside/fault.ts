// From whatever user code threw to an error with a sentence and the line in the cell's own text.
import { LoadbangError } from '../../runtime/errors.ts'
import { cellErrors } from '../errors.ts'
import { limits, type CellFault } from '../protocol.ts'
import { inspect } from './inspect.ts'

export type Circumstance = 'threw' | 'rejected'

/** Never throws, whatever the thing does that was thrown; and is short, however long its text. */
export function faultOf(thrown: unknown, circumstance: Circumstance, ownLine?: number | null): CellFault {
  let place: Place = { line: ownLine ?? null, where: null }
  try {
    if (ownLine === undefined) place = placeOf(thrown)
    const { code, message, advice } = read(thrown, circumstance, place)
    return { code: short(code), message: short(message), advice: short(advice), line: place.line }
  } catch {
    const { line, where } = place
    const { code, message, advice } = cellErrors[circumstance]('something that cannot be shown', line, where)
    return { code, message, advice, line }
  }
}

// What is no text after all is refused here, and not on the other side, which would drop it unseen.
function short(text: string): string {
  if (typeof text !== 'string') throw new TypeError()
  return text.length > limits.faultLength ? `${text.slice(0, limits.faultLength)} …` : text
}

function read(thrown: unknown, circumstance: Circumstance, { line, where }: Place): CellFault {
  if (thrown instanceof LoadbangError) {
    const named = where ?? (line === null ? null : `Line ${line}`)
    const place = named === null || thrown.message.includes(' in line ') ? '' : `${named}: `
    return { code: thrown.code, message: `${place}${thrown.message}`, advice: thrown.advice, line }
  }
  const error = cellErrors[circumstance](whatOf(thrown), line, where)
  return { code: error.code, message: error.message, advice: error.advice, line }
}

interface Place {
  /** The first line of the cell's own text that the error's stack names. */
  line: number | null
  /** Where it happened, if that is in a module: `scales:3`. */
  where: string | null
}

const nowhere: Place = { line: null, where: null }

function placeOf(thrown: unknown): Place {
  try {
    if (typeof thrown !== 'object' || thrown === null || !('stack' in thrown)) return nowhere
    const stack = String(thrown.stack)
    const own = /\bcell\.js:(\d+)/.exec(stack)
    const module = /\bmodule:(\S+?)\.js:(\d+)/.exec(stack)
    return {
      line: own ? Number(own[1]) : null,
      where: module && (!own || module.index < own.index) ? `${module[1]}:${module[2]}` : null
    }
  } catch {
    return nowhere
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
