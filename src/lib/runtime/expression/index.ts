// One-line expressions: `[map x.found ? x.value : 0]`, `[filter x.n > 3]`, a message box that is one arrow function. Text is
// parsed by acorn, checked node by node and compiled to closures: synchronous, without eval.
//
// `x`, `inlet` and `$1` are the message, `$2` to `$9` the cold inlets; in `(a, b) => …` the parameters are $1 and $2. A number,
// a text, a list, a record are themselves. A bang is `bang`, a name that expressions know (`x === bang`, `x > 3 ? bang :
// undefined`); it and a command show `.selector` and `.args`. Everything sees own properties only, and methods of an allow-list.
// Differences from JavaScript: sort, reverse and fill give a copy; a replacement in replace means itself (no `$&`); records,
// bangs, commands and bytes never become text or numbers, that is an error.
import { LoadbangError } from '../errors.ts'
import type { Value } from '../message.ts'
import { arrowBody, Compiler, parameterNames } from './compile.ts'
import { type ExpressionEnv, Meter, tooDeep } from './limits.ts'
import { parseExpression } from './parse.ts'
import { settled } from './size.ts'

export { toMessage } from './message.ts'
export type { ExpressionEnv } from './limits.ts'

export interface CompiledExpression {
  readonly source: string
  /** The text is one arrow function. */
  readonly isArrow: boolean
  /**
   * The value for these inputs ($1, $2, …). Throws LoadbangError: `expr-undefined`, `expr-type`, `expr-method`, `expr-function`,
   * `expr-range`, `expr-budget`, `expr-size`, `expr-deep` and the like, with the position in the text.
   */
  run(inputs: readonly Value[], env?: ExpressionEnv): Value
}

const NO_WORLD: ExpressionEnv = {}

/** Throws LoadbangError `expr-empty`, `expr-syntax`, `expr-name`, `expr-size` or `expr-deep`, with the position in the text. */
export function compileExpression(source: string): CompiledExpression {
  let tree = parseExpression(source)
  while (tree.type === 'ParenthesizedExpression') tree = tree.expression
  const meter = new Meter()
  const arrow = tree.type === 'ArrowFunctionExpression' ? tree : null
  const names = arrow ? parameterNames(arrow) : []
  const compiler = new Compiler(meter, new Map(names.map((name, index) => [name, index])))
  const evaluate = compiler.compile(arrow ? arrowBody(arrow) : tree, null)
  return {
    source,
    isArrow: arrow !== null,
    run(inputs, env = NO_WORLD) {
      meter.steps = 0
      meter.depth = 0
      meter.at = 0
      meter.inputs = inputs
      meter.env = env
      try {
        const value = evaluate(null)
        return typeof value === 'object' && value !== null ? settled(meter, value) : (value as Value)
      } catch (thrown) {
        throw positioned(thrown, meter.at)
      }
    }
  }
}

function positioned(thrown: unknown, at: number): unknown {
  // The stack is shared with whatever sent the message; running out of it here harms nothing, everything is a value.
  const error = thrown instanceof RangeError ? tooDeep() : thrown
  if (!(error instanceof LoadbangError)) return error
  return new LoadbangError(error.code, `At character ${at + 1}: ${error.message}`, error.advice)
}
