// Names: of an arrow around, of an input, or of the table. Nothing else has one.
import type { MemberExpression } from 'acorn'
import { LoadbangError } from '../errors.ts'
import type { Compiling, Eval, Scope } from './compile-type.ts'
import { CONSTANTS, FUNCTIONS, NAMESPACE_CONSTANTS, NAMESPACES } from './names.ts'
import { syntaxError } from './parse.ts'
import { Fn } from './values.ts'

/** A name: of an arrow around it, an input, or one of the table. */
export function compileName(compiling: Compiling, name: string, at: number, scope: Scope | null): Eval {
  const { meter } = compiling
  let levels = 0
  for (let s = scope; s; s = s.parent, levels++) {
    const index = s.names.lastIndexOf(name) + 1
    if (index > 0) return local(levels, index)
  }
  const input = compiling.parameters.get(name) ?? inputOf(name)
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
export function namespaced(
  compiling: Compiling,
  node: MemberExpression,
  scope: Scope | null
): { constant: number } | { native: Fn } | null {
  if (node.object.type !== 'Identifier' || node.computed || node.property.type !== 'Identifier') return null
  const [space, name] = [node.object.name, node.property.name]
  const functions = NAMESPACES.get(space)
  if (!functions || compiling.parameters.has(space)) return null
  for (let s = scope; s; s = s.parent) if (s.names.includes(space)) return null
  const constant = NAMESPACE_CONSTANTS.get(`${space}.${name}`)
  if (constant !== undefined) return { constant }
  const native = functions.get(name)
  if (native) return { native: new Fn((args) => native(args, compiling.meter)) }
  throw new LoadbangError(
    'expr-name',
    `At character ${node.start + 1}: there is no ${space}.${name.slice(0, 40)}.`,
    `${space} has: ${[...functions.keys()].join(', ')}.`
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
