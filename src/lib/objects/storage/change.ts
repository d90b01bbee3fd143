// `update KEY CHANGE`: what becomes of the stored value. A record's fields are merged into the stored record; a text is an
// expression, in which x is the stored value.
import { LoadbangError } from '../../runtime/errors.ts'
import { compileExpression, type CompiledExpression } from '../../runtime/expression/index.ts'
import { isRecord, record, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { Stored } from '../../runtime/ports.ts'

/** The wall clock, for Date.now. */
const world = { now: () => Date.now() }

/** Expressions that a patch uses over and over are compiled once; the oldest goes. */
const MOST = 50
const compiled = new Map<string, CompiledExpression>()

function expression(text: string): CompiledExpression {
  const known = compiled.get(text)
  if (known) return known
  const made = compileExpression(text)
  if (compiled.size >= MOST) compiled.delete(compiled.keys().next().value!)
  compiled.set(text, made)
  return made
}

/** For KvStore.update. Throws LoadbangError `expr-…` for a text that is no expression; what it returns throws what the value is not fit for. */
export function changeOf(change: string | MessageRecord): (value: Stored, found: boolean) => Stored {
  if (typeof change !== 'string') return (value, found) => merged(found ? value : record({}), change)
  const { run } = expression(change)
  return (value, found) => {
    const next = run([found ? value : null], world)
    if (next !== undefined) return next
    throw new LoadbangError(
      'kv-nothing',
      'The expression of update gives nothing that could be stored.',
      'Give a value, or x to leave it as it is.'
    )
  }
}

/** A field that is undefined goes away. */
function merged(value: Value, fields: MessageRecord): MessageRecord {
  if (typeof value !== 'object' || value === null || !isRecord(value)) {
    throw new LoadbangError(
      'kv-no-record',
      'The stored value is no record, so no fields can be merged into it.',
      'Set the key, or update it by an expression.'
    )
  }
  const all = { ...value, ...fields }
  return record(Object.fromEntries(Object.entries(all).filter(([, field]) => field !== undefined)))
}
