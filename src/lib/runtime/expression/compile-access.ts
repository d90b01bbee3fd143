// Reading properties and calling: `a.b`, `a[b]`, `a?.b`, `f(x)`, `a.method(x)`.
import type { CallExpression, MemberExpression } from 'acorn'
import { LoadbangError } from '../errors.ts'
import { readProperty } from './access.ts'
import { compileList } from './compile-literals.ts'
import { namespaced } from './compile-names.ts'
import { SKIPPED, type Compiling, type Env, type Eval, type Scope } from './compile-type.ts'
import { callMethod, hasMethod } from './methods.ts'
import { syntaxError } from './parse.ts'
import { capital, Fn, nameOf, toKey } from './values.ts'

function compileKey(compiling: Compiling, node: MemberExpression, scope: Scope | null): (env: Env) => string {
  const { property } = node
  if (!node.computed) {
    if (property.type !== 'Identifier') throw syntaxError('there are no private names.', property.start)
    const name = property.name
    return () => name
  }
  if (property.type === 'PrivateIdentifier') throw syntaxError('there are no private names.', property.start)
  const key = compiling.compile(property, scope)
  return (env) => toKey(compiling.meter, key(env))
}

function compileObject(compiling: Compiling, node: MemberExpression, scope: Scope | null): Eval {
  if (node.object.type === 'Super') throw syntaxError('there are no classes.', node.start)
  return compiling.compile(node.object, scope)
}

export function compileMember(compiling: Compiling, node: MemberExpression, scope: Scope | null): Eval {
  const { meter } = compiling
  const known = namespaced(compiling, node, scope)
  if (known) {
    const value = 'native' in known ? known.native : known.constant
    return () => value
  }
  const object = compileObject(compiling, node, scope)
  const key = compileKey(compiling, node, scope)
  return (env) => {
    const from = object(env)
    if (from === SKIPPED || (node.optional && (from === null || from === undefined))) return SKIPPED
    const name = key(env)
    meter.at = node.property.start
    return readProperty(from, name)
  }
}

export function compileCall(compiling: Compiling, node: CallExpression, scope: Scope | null): Eval {
  const { meter } = compiling
  const args = compileList(compiling, node.arguments, scope, node.start, false)
  const { callee } = node
  if (callee.type === 'MemberExpression') {
    const known = namespaced(compiling, callee, scope)
    if (!known) {
      const object = compileObject(compiling, callee, scope)
      const key = compileKey(compiling, callee, scope)
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
  const target = compiling.compile(callee, scope)
  return (env) => {
    const fn = target(env)
    if (fn === SKIPPED || (node.optional && (fn === null || fn === undefined))) return SKIPPED
    const given = args(env)
    meter.at = node.start
    if (!(fn instanceof Fn)) {
      throw new LoadbangError('expr-function', `${capital(nameOf(fn))} cannot be called: it is no function.`)
    }
    meter.spend(1)
    return fn.call(given)
  }
}
