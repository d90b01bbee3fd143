// [expr]: Pd's expressions, in its own language: C's operators, `$f1`, `$i2` and `$s3` for the inlets, values and arrays by name. [map]
// has the expressions of JavaScript.
import * as Type from '@sinclair/typebox'
import { defineObject, type InletHandlers } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { kindOf, type List } from '../../runtime/message.ts'
import { findValue } from '../value-cell.ts'
import { expressionsOf, inletTypes, ports, type InletType } from './expr.ports.ts'
import { compileExpr } from './parser.ts'
import { randomOf } from './random.ts'
import type { ExprArray, Run } from './run.ts'

export default defineObject({
  name: 'expr',
  about: 'Calculates with an expression',
  family: 'expr',
  args: Type.Tuple([
    Type.String({
      title: 'expression',
      description: 'such as $f1 * 2 + $f2; with ; between several, each of which has an outlet'
    })
  ]),
  raw: true,
  inlets: ports.inlets,
  outlets: ports.outlets,
  version: 1,
  create({ text, outlets, shared, error, clearError, dollarZero, instanceArgs }) {
    const types = inletTypes(text)
    checkTypes(text, types)
    const parts =
      text.trim() === ''
        ? [() => 0]
        : expressionsOf(text).map((source) => compileExpr(filledIn(source, [dollarZero, ...instanceArgs])))
    let failed = false
    const complain = (reason: LoadbangError): void => {
      failed = true
      error(reason)
    }
    const run: Run = {
      numbers: types.map(() => 0),
      names: types.map(() => ''),
      float: false,
      value: (name) => findValue(shared, name),
      array: (name) => shared.find('array', name) as ExprArray | undefined,
      random: randomOf(shared),
      complain
    }
    /** Right to left, each sent before the next one is calculated, as in Pd. */
    const evaluate = (): void => {
      if (failed) {
        failed = false
        clearError()
      }
      for (let i = parts.length - 1; i >= 0; i--) outlets[i]!.number(parts[i]!(run))
    }
    const setNumber = (type: InletType, i: number, x: number): void =>
      void (run.numbers[i] = type === 'i' ? Math.trunc(x) + 0 : x)
    /** Sets what fits; what does not is an error, and Pd calculates all the same. */
    const setAll = (items: List): void => {
      types.forEach((type, i) => {
        const item = items[i]
        if (item === undefined || type === null) return
        if (typeof item === 'number' && type !== 's') setNumber(type, i, item)
        else if (typeof item === 'string' && type === 's') run.names[i] = item
        else complain(mismatch(type, i, typeof item === 'string' ? 'symbol' : typeof item))
      })
    }
    const list = (items: List): void => {
      const before = failed
      failed = false
      if (before) clearError()
      setAll(items)
      const complained = failed
      failed = false
      evaluate()
      failed ||= complained
    }
    const first = types[0]
    const hot: InletHandlers = {
      bang: evaluate,
      list,
      number: (x) => {
        if (first === 's') return list([x])
        if (first) setNumber(first, 0, x)
        evaluate()
      }
    }
    const cold = types.slice(1).map((type, at): InletHandlers => {
      const i = at + 1
      if (type === 's') return { symbol: (name) => void (run.names[i] = name) }
      return {
        number: (x) => void (type && setNumber(type, i, x)),
        list: (items) => {
          const [x] = items
          if (typeof x !== 'number') throw mismatch(type ?? 'f', i, kindOf(items))
          if (type) setNumber(type, i, x)
        }
      }
    })
    return { inlets: [hot, ...cold] }
  }
})

/** `$0` and the arguments of the abstraction, `$1` and on; one that is missing is 0. */
const filledIn = (source: string, args: List): string =>
  source.replace(/\$(\d+)/g, (_, n: string) => {
    const arg = args[Number(n)]
    return typeof arg === 'number' || typeof arg === 'string' ? String(arg) : '0'
  })

/** An inlet is of one type wherever it is named. */
function checkTypes(text: string, types: readonly (InletType | null)[]): void {
  for (const [named, type, digits] of text.matchAll(/\$([fis])(\d+)/gi)) {
    const other = types[Number(digits) - 1]
    if (!other || other === type!.toLowerCase()) continue
    throw new LoadbangError(
      'expr-type',
      `Inlet ${digits} is both $${other}${digits} and ${named}.`,
      'Give it one type: f for numbers, i for whole numbers, s for names of arrays.'
    )
  }
}

const mismatch = (type: InletType, i: number, came: string): LoadbangError =>
  new LoadbangError(
    'type-mismatch',
    `$${type}${i + 1} is for a ${type === 's' ? 'symbol' : 'number'}, and a ${came} came.`,
    'Change the type in the expression, or what is sent.'
  )
