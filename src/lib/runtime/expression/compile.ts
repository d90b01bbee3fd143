// From the syntax tree to closures. Every kind of node that is allowed has a function here; every other one is refused by name,
// so JavaScript's future cannot open a hole. A closure gets the environment of the arrow it stands in: [parent, argument, …].
import type { AnyNode, ArrowFunctionExpression } from 'acorn'
import { compileCall, compileMember } from './compile-access.ts'
import { compileList, compileRecord, compileTemplate } from './compile-literals.ts'
import { compileName } from './compile-names.ts'
import { SKIPPED, type Compiling, type Eval, type Scope } from './compile-type.ts'
import { LIMITS, tooDeep, type Meter } from './limits.ts'
import { BINARY, UNARY } from './operators.ts'
import { syntaxError } from './parse.ts'
import { Fn } from './values.ts'

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

export class Compiler implements Compiling {
  readonly meter: Meter
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
        return compileName(this, node.name, node.start, scope)
      case 'ParenthesizedExpression':
        return this.compile(node.expression, scope)
      case 'TemplateLiteral':
        return compileTemplate(this, node, scope)
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
        return compileList(this, node.elements, scope, node.start)
      case 'ObjectExpression':
        return compileRecord(this, node, scope)
      case 'MemberExpression':
        return compileMember(this, node, scope)
      case 'ChainExpression': {
        const chain = this.compile(node.expression, scope)
        return (env) => {
          const value = chain(env)
          return value === SKIPPED ? undefined : value
        }
      }
      case 'CallExpression':
        return compileCall(this, node, scope)
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
