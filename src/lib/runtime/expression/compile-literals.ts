// What makes new values: lists (and the arguments of a call), records, templates.
import type { AnyNode, ObjectExpression, TemplateLiteral } from 'acorn'
import { LoadbangError } from '../errors.ts'
import type { Compiling, Env, Eval, Scope } from './compile-type.ts'
import { elements, setField } from './names.ts'
import { syntaxError } from './parse.ts'
import { capital, Fn, nameOf, storable, toKey, toText } from './values.ts'

/** Elements of a list, or arguments: each in turn, `...` spread. Only a list refuses functions. */
export function compileList(
  compiling: Compiling,
  nodes: readonly (AnyNode | null)[],
  scope: Scope | null,
  at: number,
  keep = true
): (env: Env) => unknown[] {
  const { meter } = compiling
  const parts = nodes.map((node) => {
    if (node === null) throw syntaxError('an element is missing between two commas.', at)
    const spread = node.type === 'SpreadElement'
    return { spread, run: compiling.compile(spread ? node.argument : node, scope) }
  })
  return (env) => {
    const list: unknown[] = []
    for (const { spread, run } of parts) {
      const value = run(env)
      if (!spread) {
        list.push(keep ? storable(value) : value)
        continue
      }
      meter.at = at
      const items = elements(meter, value)
      meter.spend(items.length)
      for (const item of items) list.push(item)
    }
    return list
  }
}

export function compileRecord(compiling: Compiling, node: ObjectExpression, scope: Scope | null): Eval {
  const { meter } = compiling
  const parts = node.properties.map((property) => {
    if (property.type === 'SpreadElement')
      return { key: null, value: compiling.compile(property.argument, scope) }
    if (property.kind !== 'init' || property.method) {
      throw syntaxError('a record holds values, no methods.', property.start)
    }
    const { key } = property
    const value = compiling.compile(property.value, scope)
    if (property.computed) return { key: compiling.compile(key, scope), value }
    const name = key.type === 'Identifier' ? key.name : key.type === 'Literal' ? String(key.value) : ''
    if (name === '__proto__') throw syntaxError('"__proto__" cannot be a key.', key.start)
    return { key: () => name, value }
  })
  return (env) => {
    const made = Object.create(null) as Record<string, unknown>
    for (const { key, value } of parts) {
      if (key) {
        const name = toKey(meter, key(env))
        const field = value(env)
        meter.at = node.start
        setField(made, name, field)
        continue
      }
      const from = value(env)
      meter.at = node.start
      if (from === null || from === undefined || typeof from === 'boolean' || typeof from === 'number')
        continue
      if (typeof from !== 'object' || from instanceof Fn || ArrayBuffer.isView(from)) {
        throw new LoadbangError('expr-type', `${capital(nameOf(from))} cannot be spread into a record.`)
      }
      const keys = Object.keys(from)
      meter.spend(keys.length)
      for (const name of keys) setField(made, name, (from as Record<string, unknown>)[name])
    }
    return made
  }
}

export function compileTemplate(compiling: Compiling, node: TemplateLiteral, scope: Scope | null): Eval {
  const { meter } = compiling
  const texts = node.quasis.map((part) => part.value.cooked ?? '')
  const first = texts[0] ?? ''
  const parts = node.expressions.map((part, i) => ({
    value: compiling.compile(part, scope),
    after: texts[i + 1] ?? ''
  }))
  return (env) => {
    let text = first
    for (const { value, after } of parts) {
      const item = value(env)
      meter.at = node.start
      const part = toText(meter, item)
      meter.text(text.length + part.length + after.length)
      text += part + after
    }
    return text
  }
}
