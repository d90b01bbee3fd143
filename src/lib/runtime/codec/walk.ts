// The walk that all forms of the codec share: through lists and records, with what classes there are written as tags.
//
// A tag is a plain object with the key `$`: {$: 'bang'}, {$: 'command', selector, args}, and what a form adds (dates, bytes).
// A record of the user's that has a key `$` itself is wrapped, {$: 'record', fields}, so no record is ever taken for a tag.
// Nothing is allocated for what needs no tag, unless the form asks for copies.
import { bang, Bang, Command, isBinary, type Binary, type Value } from '../message.ts'
import { kindName } from './bytes.ts'
import { broken, MAX_DEPTH, MAX_VALUES, strangeKind, tooDeep, tooMany } from './errors.ts'

/** How one form writes the leaves. Each gives back what stands in the encoded value. */
export interface EncodeForm {
  /** Lists and records are copied even where nothing in them changes. */
  copy: boolean
  number(n: number): unknown
  nothing(): unknown
  date(date: Date): unknown
  binary(binary: Binary): unknown
}

type Fields = Record<string, unknown>
/** Without a prototype, but not born so: that would be a dictionary to V8, three times as large and slow. */
const emptyFields = (): Fields => Object.setPrototypeOf({}, null) as Fields

/** One encoding: `size` is a rough count of the bytes that the value takes. */
export class Encoder {
  size = 0
  #left = MAX_VALUES
  #form: EncodeForm
  constructor(form: EncodeForm) {
    this.#form = form
  }

  value(value: unknown, depth = 0): unknown {
    this.size += 8
    switch (typeof value) {
      case 'number':
        return this.#form.number(value)
      case 'string':
        this.size += value.length * 2
        return value
      case 'boolean':
        return value
      case 'undefined':
        return this.#form.nothing()
      case 'object':
        return value === null ? null : this.#object(value, depth)
      case 'bigint':
        throw strangeKind('BigInt')
      default:
        throw strangeKind(typeof value)
    }
  }

  #object(value: object, depth: number): unknown {
    if (depth > MAX_DEPTH) throw tooDeep()
    if (Array.isArray(value)) return this.#list(value, depth)
    const prototype: unknown = Object.getPrototypeOf(value)
    if (prototype === null || prototype === Object.prototype) return this.#record(value as Fields, depth)
    if (value instanceof Bang) return { $: 'bang' }
    if (value instanceof Command) {
      return { $: 'command', selector: value.selector, args: this.value(value.args, depth + 1) }
    }
    if (isBinary(value)) {
      this.size += (value as { byteLength?: number }).byteLength ?? (value as { size?: number }).size ?? 0
      return this.#form.binary(value)
    }
    const kind = kindName(value)
    if (kind === 'Date') return this.#form.date(value as Date)
    if (kind === 'Object') return this.#record(value as Fields, depth)
    throw strangeKind(kind)
  }

  #spend(count: number): void {
    this.#left -= count
    if (this.#left < 0) throw tooMany()
  }

  #list(list: readonly unknown[], depth: number): unknown {
    this.#spend(list.length)
    let out: unknown[] | null = this.#form.copy ? [] : null
    for (let i = 0; i < list.length; i++) {
      const item = list[i]
      const encoded = this.value(item, depth + 1)
      if (out === null && !Object.is(encoded, item)) out = list.slice(0, i)
      if (out !== null) out.push(encoded)
    }
    return out ?? list
  }

  #record(record: Fields, depth: number): unknown {
    const keys = Object.keys(record)
    this.#spend(keys.length)
    let out: Fields | null = this.#form.copy ? emptyFields() : null
    for (let i = 0; i < keys.length; i++) {
      const key = keys[i]!
      this.size += key.length * 2
      const item = record[key]
      const encoded = this.value(item, depth + 1)
      if (out === null && !Object.is(encoded, item)) {
        out = emptyFields()
        for (let j = 0; j < i; j++) out[keys[j]!] = record[keys[j]!]
      }
      if (out !== null) out[key] = encoded
    }
    return Object.hasOwn(record, '$') ? { $: 'record', fields: out ?? record } : (out ?? record)
  }
}

/** How one form reads what it adds. */
export interface DecodeForm {
  /** An object that is no list: a leaf such as a Date or bytes; undefined where the form knows none of this kind. */
  leaf(value: object, kind: string): Value | undefined
  /** A tagged object; undefined is read as an unknown tag, `nothing` as undefined itself. */
  tag(tag: string, fields: Fields): Value | typeof nothing | undefined
}
/** Stands for `undefined` where undefined means "not mine". */
export const nothing: unique symbol = Symbol('undefined')

/** Reads what an Encoder of the same form wrote; everything is checked, since files and cells can contain anything. */
export class Decoder {
  #left = MAX_VALUES
  #form: DecodeForm
  constructor(form: DecodeForm) {
    this.#form = form
  }

  value(value: unknown, depth = 0): Value {
    switch (typeof value) {
      case 'number':
      case 'string':
      case 'boolean':
      case 'undefined':
        return value
      case 'object':
        return value === null ? null : this.#object(value, depth)
      default:
        throw broken(`it contains a ${typeof value}`)
    }
  }

  #object(value: object, depth: number): Value {
    if (depth > MAX_DEPTH) throw tooDeep()
    if (Array.isArray(value)) return this.#list(value, depth)
    const kind = kindName(value)
    if (kind !== 'Object') {
      const leaf = this.#form.leaf(value, kind)
      if (leaf === undefined) throw strangeKind(kind)
      return leaf
    }
    return Object.hasOwn(value, '$')
      ? this.#tagged(value as Fields, depth)
      : this.#record(value as Fields, depth)
  }

  #spend(count: number): void {
    this.#left -= count
    if (this.#left < 0) throw tooMany()
  }

  #list(list: readonly unknown[], depth: number): Value[] {
    this.#spend(list.length)
    const out: Value[] = []
    for (let i = 0; i < list.length; i++) out.push(this.value(list[i], depth + 1))
    return out
  }

  #record(fields: Fields, depth: number): Value {
    const keys = Object.keys(fields)
    this.#spend(keys.length)
    const out = emptyFields() as Record<string, Value>
    for (const key of keys) out[key] = this.value(fields[key], depth + 1)
    return out
  }

  #tagged(fields: Fields, depth: number): Value {
    switch (fields.$) {
      case 'bang':
        return bang
      case 'command': {
        if (typeof fields.selector !== 'string' || !Array.isArray(fields.args))
          throw broken('a command without selector')
        return new Command(fields.selector, this.#list(fields.args, depth + 1))
      }
      case 'record': {
        const inner = fields.fields
        if (typeof inner !== 'object' || inner === null || kindName(inner) !== 'Object')
          throw broken('a record without fields')
        return this.#record(inner as Fields, depth)
      }
      default: {
        const value = typeof fields.$ === 'string' ? this.#form.tag(fields.$, fields) : undefined
        if (value === undefined) throw broken(`no tag is called ${String(fields.$).slice(0, 40)}`)
        return value === nothing ? undefined : value
      }
    }
  }
}
