// One schema, three spellings: `set count 5`, `{type: "set", key: "count", value: 5}` and `{set: ["count", 5]}` become the same
// typed record at an inlet that declares `set`, and nowhere else (rules 6 to 10).
import type { TSchema } from '@sinclair/typebox'
import { Command, isRecord, type List, type Message, type MessageRecord } from '../message.ts'
import type { Field } from './field.ts'
import { prepareOperation, type Operation } from './operation.ts'

export interface Operations {
  /** In the order of declaration. */
  readonly selectors: readonly string[]
  /**
   * The typed record where the message names an operation, null where it names none. Throws LoadbangError `message-missing`,
   * `message-surplus`, `message-type` or `message-field` where it names one and does not fit it.
   */
  normalise(message: Message): { selector: string; record: MessageRecord } | null
  /** `set KEY VALUE`; '' for an unknown selector. */
  describe(selector: string): string
  /** The arguments of an operation in their order; none for an unknown selector. */
  fields(selector: string): readonly Field[]
}

const prepared = new WeakMap<readonly TSchema[], Operations>()

/** Prepares an inlet's `accepts`, once for each array of schemas. */
export function operations(accepts: readonly TSchema[]): Operations {
  const known = prepared.get(accepts)
  if (known) return known
  const made = prepare(accepts)
  prepared.set(accepts, made)
  return made
}

function prepare(accepts: readonly TSchema[]): Operations {
  const bySelector = new Map<string, Operation>()
  for (const schema of accepts) {
    const operation = prepareOperation(schema)
    if (bySelector.has(operation.selector))
      throw new TypeError(`Two operations named ${operation.selector} at one inlet.`)
    bySelector.set(operation.selector, operation)
  }

  const positional = (selector: string, args: List) => {
    const operation = bySelector.get(selector)
    return operation ? { selector, record: operation.fromArguments(args) } : null
  }

  return {
    selectors: [...bySelector.keys()],
    normalise(message) {
      // Rule 10: numbers and bangs are no operations, and cost nothing here.
      if (typeof message === 'number') return null
      if (typeof message === 'string') return positional(message, [])
      if (message instanceof Command) return positional(message.selector, message.args)
      if (Array.isArray(message)) {
        const [head, ...args] = message as List
        return typeof head === 'string' ? positional(head, args) : null
      }
      return isRecord(message) ? fromRecord(bySelector, message) : null
    },
    describe: (selector) => bySelector.get(selector)?.signature ?? '',
    fields: (selector) => bySelector.get(selector)?.fields ?? []
  }
}

/** Rule 7: the typed spelling, else the short one. */
function fromRecord(bySelector: ReadonlyMap<string, Operation>, message: MessageRecord) {
  const type = Object.hasOwn(message, 'type') ? message.type : undefined
  if (typeof type === 'string') {
    const operation = bySelector.get(type)
    return operation ? { selector: type, record: operation.fromFields(message, true) } : null
  }
  const keys = Object.keys(message)
  const selector = keys[0]
  const operation = selector === undefined || keys.length > 1 ? undefined : bySelector.get(selector)
  return operation ? { selector: operation.selector, record: fromShort(operation, message) } : null
}

function fromShort(operation: Operation, message: MessageRecord): MessageRecord {
  const content = message[operation.selector]
  if (content === true || content === undefined) return operation.fromArguments([])
  if (Array.isArray(content)) return operation.fromArguments(content as List)
  if (!isRecord(content)) return operation.fromArguments([content])
  if (Object.keys(content).length === 0) return operation.fromArguments([])
  return operation.fields[0]?.takesRecord
    ? operation.fromArguments([content])
    : operation.fromFields(content, false)
}
