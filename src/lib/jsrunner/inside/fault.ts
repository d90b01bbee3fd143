// From whatever user code threw to an error with a sentence and the line in the cell's own text.
import { LoadbangError } from '../../runtime/errors.ts'
import { cellErrors } from '../errors.ts'
import type { CellFault } from '../protocol.ts'
import { inspect } from './inspect.ts'

export type Circumstance = 'threw' | 'rejected'

export function faultOf(thrown: unknown, circumstance: Circumstance, ownLine?: number | null): CellFault {
  const { line, where } = ownLine === undefined ? placeOf(thrown) : { line: ownLine, where: null }
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
      return name === 'Error' ? String(message) || 'Error' : `${name}: ${message}`
    }
    return inspect(thrown)
  } catch {
    return 'something that cannot be shown'
  }
}
