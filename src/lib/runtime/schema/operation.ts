// One operation of an inlet, prepared from its schema: makes the typed record of positional arguments or of named fields, or
// says in one sentence why it cannot.
import type { TObject, TSchema } from '@sinclair/typebox'
import { LoadbangError } from '../errors.ts'
import type { List, MessageRecord, Value } from '../message.ts'
import { formatAtom } from '../text/format.ts'
import { MISFIT, prepareField, type Field } from './field.ts'
import { expected, shown } from './words.ts'

export interface Operation {
  readonly selector: string
  /** In the order of arguments. */
  readonly fields: readonly Field[]
  /** `set KEY VALUE`, optional ones in brackets. */
  readonly signature: string
  fromArguments(args: List): MessageRecord
  /** Of `{key: …}`; `typed` where the record names the operation in its `type`. */
  fromFields(fields: MessageRecord, typed: boolean): MessageRecord
}

type Draft = { [key: string]: Value }

/** Prepares one schema. A schema without a literal `type` is a mistake in an object's definition: TypeError. */
export function prepareOperation(schema: TSchema): Operation {
  const { properties, required = [], additionalProperties } = schema as TObject
  const selector: unknown = properties?.type?.const
  if (typeof selector !== 'string')
    throw new TypeError("An operation's first property is `type: Type.Literal(…)`.")
  const fields = Object.entries(properties)
    .filter(([name]) => name !== 'type')
    .map(([name, field]) => prepareField(name, field, !required.includes(name)))
  const signature = [formatAtom(selector), ...fields.map(shownLabel)].join(' ')
  const names = new Set(fields.map((field) => field.name))
  const open = additionalProperties !== undefined && additionalProperties !== false
  const last = fields.at(-1)

  const draft = (): Draft => {
    const record = Object.create(null) as Draft
    record.type = selector
    return record
  }

  const put = (record: Draft, field: Field, value: Value): void => {
    if (value === undefined) {
      if (!field.optional) throw missing(selector, fields, field, signature)
      return
    }
    const fitted = field.fit(value)
    if (fitted === MISFIT) throw misfit(selector, field, value, signature)
    record[field.name] = fitted
  }

  return {
    selector,
    fields,
    signature,
    fromArguments(args) {
      const record = draft()
      const surplus = args.length > fields.length
      if (surplus && !last?.takesList) throw tooMany(selector, fields, args, signature)
      for (const [index, field] of fields.entries()) {
        put(record, field, surplus && field === last ? args.slice(index) : args[index])
      }
      return record
    },
    fromFields(given, typed) {
      const record = draft()
      for (const name of Object.keys(given)) {
        if (names.has(name) || (typed && name === 'type')) continue
        if (!open || name === 'type') throw unknownField(selector, name, signature)
        record[name] = given[name]
      }
      for (const field of fields)
        put(record, field, Object.hasOwn(given, field.name) ? given[field.name] : undefined)
      return record
    }
  }
}

const shownLabel = (field: Field): string => (field.optional ? `[${field.label}]` : field.label)

const takes = (selector: string, fields: readonly Field[]): string =>
  `\`${formatAtom(selector)}\` takes ${fields.length ? fields.map(shownLabel).join(' ') : 'no arguments'}`

const write = (signature: string): string => `Write \`${signature}\`.`

const missing = (
  selector: string,
  fields: readonly Field[],
  field: Field,
  signature: string
): LoadbangError =>
  new LoadbangError(
    'message-missing',
    `${takes(selector, fields)}, but ${field.label} is missing.`,
    write(signature)
  )

function tooMany(selector: string, fields: readonly Field[], args: List, signature: string): LoadbangError {
  const surplus = shown(args[fields.length])
  return new LoadbangError(
    'message-surplus',
    `${takes(selector, fields)}, but there is also ${surplus}.`,
    `${write(signature)} Text with spaces needs quotes.`
  )
}

const misfit = (selector: string, field: Field, value: Value, signature: string): LoadbangError =>
  new LoadbangError(
    'message-type',
    `${field.label} of \`${formatAtom(selector)}\` is ${expected(field.schema)}, but ${shown(value)} came.`,
    write(signature)
  )

const unknownField = (selector: string, name: string, signature: string): LoadbangError =>
  new LoadbangError(
    'message-field',
    `\`${formatAtom(selector)}\` has no field ${shown(name)}.`,
    write(signature)
  )
