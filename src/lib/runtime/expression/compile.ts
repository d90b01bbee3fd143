// From the syntax tree to closures. Every kind of node that is allowed has a function here; every other one is refused by name,
// so JavaScript's future cannot open a hole. A closure gets the environment of the arrow it stands in: [parent, argument, …].
import type {
  AnyNode,
  ArrowFunctionExpression,
  CallExpression,
  MemberExpression,
  ObjectExpression
} from 'acorn'
import { LoadbangError } from '../errors.ts'
import { readProperty } from './access.ts'
import { LIMITS, tooDeep, type Meter } from './limits.ts'
import { callMethod, hasMethod } from './methods.ts'
import { CONSTANTS, elements, FUNCTIONS, NAMESPACE_CONSTANTS, NAMESPACES, setField } from './names.ts'
import { BINARY, UNARY } from './operators.ts'
import { syntaxError } from './parse.ts'
import { capital, Fn, nameOf, storable, toKey, toText } from './values.ts'

export type Env = readonly unknown[] | null
export type Eval = (env: Env) => unknown

/** Names an arrow brings; the first one's index in its environment is 1. */
interface Scope {
  readonly names: readonly string[]
  readonly parent: Scope | null
}

/** Stands for "a `?.` before this found nothing" until the chain ends. */
const SKIPPED = Symbol('skipped')

const REFUSED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AssignmentExpression: 'an expression changes nothing, so "=" is not here.',
    UpdateExpression: 'an expression changes nothing, so "++" and "--" are not here.',
    ThisExpression: 'there is no "this".',
    NewExpression: 'there is no "new".',
    FunctionExpression: 'write functions as arrows: d => d.title.',
    ClassExpression: 'there are no classes.',
    SequenceExpression: 'the comma joins nothing here.',
    AwaitExpression: 'an expression does not wait.',
    YieldExpression: 'an expression does not wait.',
    ImportExpression: 'there is no import.',
    MetaProperty: 'there is no import and no new.',
    TaggedTemplateExpression: 'a name before a template is not known.'
  })
)

export class Compiler {
  readonly meter: Meter
  /** Parameters of a whole-text arrow, by name: they are the inputs. */
  readonly parameters: ReadonlyMap<string, number>
  #nesting = 0
  #deepest = 0
  /** Parts compiled so far: what calling an arrow costs is the number of parts in it. */
  #parts = 0

  constructor(meter: Meter, parameters: ReadonlyMap<string, number>) {
    this.meter = meter
    this.parameters = parameters
  }

  compile(node: AnyNode, scope: Scope | null): Eval {
    if (++this.#nesting > LIMITS.nesting) throw tooDeep()
    this.#deepest = Math.max(this.#deepest, this.#nesting)
    this.#parts++
    const made = this.#node(node, scope)
    this.#nesting--
    return made
  }

  #node(node: AnyNode, scope: Scope | null): Eval {
    const { meter } = this
    switch (node.type) {
      case 'Literal': {
        const value = node.value
        if (value instanceof RegExp || node.regex) {
          throw syntaxError(
            'there are no regular expressions.',
            node.start,
            'Use includes, startsWith, split or replaceAll.'
          )
        }
        if (typeof value === 'bigint') throw syntaxError('there are no big integers.', node.start)
        return () => value
      }
      case 'Identifier':
        return this.#name(node.name, node.start, scope)
      case 'ParenthesizedExpression':
        return this.compile(node.expression, scope)
      case 'TemplateLiteral': {
        const texts = node.quasis.map((part) => part.value.cooked ?? '')
        const first = texts[0] ?? ''
        const parts = node.expressions.map((part, i) => ({
          value: this.compile(part, scope),
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
      case 'UnaryExpression': {
        const run = UNARY.get(node.operator)
        if (!run) throw syntaxError(`"${node.operator}" is not here.`, node.start)
        const value = this.compile(node.argument, scope)
        return (env) => {
          const a = value(env)
          meter.at = node.start
          return run(meter, a)
        }
      }
      case 'BinaryExpression': {
        const run = BINARY.get(node.operator)
        if (!run || node.left.type === 'PrivateIdentifier')
          throw syntaxError(`"${node.operator}" is not here.`, node.start)
        const [left, right] = [this.compile(node.left, scope), this.compile(node.right, scope)]
        return (env) => {
          const a = left(env)
          const b = right(env)
          meter.at = node.start
          return run(meter, a, b)
        }
      }
      case 'LogicalExpression': {
        const [left, right] = [this.compile(node.left, scope), this.compile(node.right, scope)]
        if (node.operator === '&&') return (env) => left(env) && right(env)
        if (node.operator === '||') return (env) => left(env) || right(env)
        return (env) => left(env) ?? right(env)
      }
      case 'ConditionalExpression': {
        const test = this.compile(node.test, scope)
        const yes = this.compile(node.consequent, scope)
        const no = this.compile(node.alternate, scope)
        return (env) => (test(env) ? yes(env) : no(env))
      }
      case 'ArrayExpression':
        return this.#list(node.elements, scope, node.start)
      case 'ObjectExpression':
        return this.#record(node, scope)
      case 'MemberExpression':
        return this.#member(node, scope)
      case 'ChainExpression': {
        const chain = this.compile(node.expression, scope)
        return (env) => {
          const value = chain(env)
          return value === SKIPPED ? undefined : value
        }
      }
      case 'CallExpression':
        return this.#call(node, scope)
      case 'ArrowFunctionExpression':
        return this.#arrow(node, scope)
      default:
        throw syntaxError(
          REFUSED.get(node.type) ?? `${node.type} is not here.`,
          node.start,
          'Write it as a cell if you need it.'
        )
    }
  }

  /** A name: of an arrow around it, an input, or one of the table. */
  #name(name: string, at: number, scope: Scope | null): Eval {
    const { meter } = this
    let levels = 0
    for (let s = scope; s; s = s.parent, levels++) {
      const index = s.names.lastIndexOf(name) + 1
      if (index > 0) return local(levels, index)
    }
    const input = this.parameters.get(name) ?? inputOf(name)
    if (input !== undefined) return () => meter.inputs[input]
    if (CONSTANTS.has(name)) {
      const value = CONSTANTS.get(name)
      return () => value
    }
    const native = FUNCTIONS.get(name)
    if (native) {
      const fn = new Fn((args) => native(args, meter))
      return () => fn
    }
    if (NAMESPACES.has(name))
      throw syntaxError(`"${name}" alone is nothing.`, at, `Name a part of it: ${name}.…`)
    throw new LoadbangError(
      'expr-name',
      `At character ${at + 1}: the name "${name.slice(0, 40)}" is not known.`,
      'An expression knows x, $1 to $9, Math, JSON, Object, Array, Number, String and Date.now.'
    )
  }

  /** `Math.abs` and the like, if no arrow has taken the name. */
  #namespaced(node: MemberExpression, scope: Scope | null): { constant: number } | { native: Fn } | null {
    if (node.object.type !== 'Identifier' || node.computed || node.property.type !== 'Identifier') return null
    const [space, name] = [node.object.name, node.property.name]
    const functions = NAMESPACES.get(space)
    if (!functions || this.parameters.has(space)) return null
    for (let s = scope; s; s = s.parent) if (s.names.includes(space)) return null
    const constant = NAMESPACE_CONSTANTS.get(`${space}.${name}`)
    if (constant !== undefined) return { constant }
    const native = functions.get(name)
    if (native) return { native: new Fn((args) => native(args, this.meter)) }
    throw new LoadbangError(
      'expr-name',
      `At character ${node.start + 1}: there is no ${space}.${name.slice(0, 40)}.`,
      `${space} has: ${[...functions.keys()].join(', ')}.`
    )
  }

  #key(node: MemberExpression, scope: Scope | null): (env: Env) => string {
    const { property } = node
    if (!node.computed) {
      if (property.type !== 'Identifier') throw syntaxError('there are no private names.', property.start)
      const name = property.name
      return () => name
    }
    if (property.type === 'PrivateIdentifier')
      throw syntaxError('there are no private names.', property.start)
    const key = this.compile(property, scope)
    return (env) => toKey(this.meter, key(env))
  }

  #object(node: MemberExpression, scope: Scope | null): Eval {
    if (node.object.type === 'Super') throw syntaxError('there are no classes.', node.start)
    return this.compile(node.object, scope)
  }

  #member(node: MemberExpression, scope: Scope | null): Eval {
    const { meter } = this
    const known = this.#namespaced(node, scope)
    if (known) {
      const value = 'native' in known ? known.native : known.constant
      return () => value
    }
    const object = this.#object(node, scope)
    const key = this.#key(node, scope)
    return (env) => {
      const from = object(env)
      if (from === SKIPPED || (node.optional && (from === null || from === undefined))) return SKIPPED
      const name = key(env)
      meter.at = node.property.start
      return readProperty(from, name)
    }
  }

  #call(node: CallExpression, scope: Scope | null): Eval {
    const { meter } = this
    const args = this.#list(node.arguments, scope, node.start, false)
    const { callee } = node
    if (callee.type === 'MemberExpression') {
      const known = this.#namespaced(callee, scope)
      if (!known) {
        const object = this.#object(callee, scope)
        const key = this.#key(callee, scope)
        return (env) => {
          const from = object(env)
          if (from === SKIPPED || (callee.optional && (from === null || from === undefined))) return SKIPPED
          const name = key(env)
          if (node.optional && !hasMethod(from, name)) return SKIPPED
          const given = args(env)
          meter.at = callee.property.start
          return callMethod(meter, from, name, given)
        }
      }
    }
    if (callee.type === 'Super') throw syntaxError('there are no classes.', node.start)
    const target = this.compile(callee, scope)
    return (env) => {
      const fn = target(env)
      if (fn === SKIPPED || (node.optional && (fn === null || fn === undefined))) return SKIPPED
      const given = args(env)
      meter.at = node.start
      if (!(fn instanceof Fn)) {
        throw new LoadbangError(
          'expr-function',
          `${capital(nameOf(fn))} cannot be called: it is no function.`
        )
      }
      meter.spend(1)
      return fn.call(given)
    }
  }

  /** Elements of a list, or arguments: each in turn, `...` spread. Only a list refuses functions. */
  #list(
    nodes: readonly (AnyNode | null)[],
    scope: Scope | null,
    at: number,
    keep = true
  ): (env: Env) => unknown[] {
    const { meter } = this
    const parts = nodes.map((node) => {
      if (node === null) throw syntaxError('an element is missing between two commas.', at)
      const spread = node.type === 'SpreadElement'
      return { spread, run: this.compile(spread ? node.argument : node, scope) }
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

  #record(node: ObjectExpression, scope: Scope | null): Eval {
    const { meter } = this
    const parts = node.properties.map((property) => {
      if (property.type === 'SpreadElement')
        return { key: null, value: this.compile(property.argument, scope) }
      if (property.kind !== 'init' || property.method) {
        throw syntaxError('a record holds values, no methods.', property.start)
      }
      const { key } = property
      const value = this.compile(property.value, scope)
      if (property.computed) return { key: this.compile(key, scope), value }
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

  #arrow(node: ArrowFunctionExpression, scope: Scope | null): Eval {
    const { meter } = this
    const names = parameterNames(node)
    const before = this.#parts
    const around = this.#deepest
    this.#deepest = this.#nesting
    const body = this.compile(arrowBody(node), { names, parent: scope })
    const cost = this.#parts - before + 1
    const depth = this.#deepest - this.#nesting + 1
    this.#deepest = Math.max(around, this.#deepest)
    const count = names.length
    return (env) =>
      new Fn((args) => {
        meter.spend(cost)
        meter.enter(depth)
        const inner: unknown[] = [env]
        for (let i = 0; i < count; i++) inner.push(args[i])
        const value = body(inner)
        meter.depth -= depth
        return value
      })
  }
}

export function parameterNames(node: ArrowFunctionExpression): string[] {
  return node.params.map((parameter) => {
    if (parameter.type === 'Identifier') return parameter.name
    throw syntaxError(
      'a parameter is one plain name.',
      parameter.start,
      'Read the fields in the expression: d.title.'
    )
  })
}

export function arrowBody(node: ArrowFunctionExpression): AnyNode {
  if (node.async) throw syntaxError('an expression does not wait, so "async" is not here.', node.start)
  if (node.body.type !== 'BlockStatement') return node.body
  throw syntaxError(
    'after "=>" stands one expression.',
    node.body.start,
    'For a record write ({ … }); for statements, a cell.'
  )
}

function inputOf(name: string): number | undefined {
  if (name === 'x' || name === 'inlet') return 0
  return /^\$[1-9]$/.test(name) ? Number(name[1]) - 1 : undefined
}

function local(levels: number, index: number): Eval {
  if (levels === 0) return (env) => (env as readonly unknown[])[index]
  return (env) => {
    let frame = env as readonly unknown[]
    for (let i = 0; i < levels; i++) frame = frame[0] as readonly unknown[]
    return frame[index]
  }
}
