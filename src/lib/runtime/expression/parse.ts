// From text to acorn's syntax tree, with errors a person can read. Nothing is judged here but the grammar; what may be used of
// it is decided in compile.ts, node by node, so that what nobody thought of is refused.
import { type Expression, parseExpressionAt } from 'acorn'
import { LoadbangError } from '../errors.ts'
import { LIMITS, tooDeep } from './limits.ts'

export function syntaxError(what: string, at: number, advice = ''): LoadbangError {
  return new LoadbangError('expr-syntax', `At character ${at + 1}: ${what}`, advice)
}

/** The one expression of the text. Throws LoadbangError `expr-empty`, `expr-size`, `expr-deep` or `expr-syntax`. */
export function parseExpression(source: string): Expression {
  if (source.trim() === '') {
    throw new LoadbangError('expr-empty', 'There is no expression.', 'Write one, for example: x + 1')
  }
  if (source.length > LIMITS.source) {
    throw new LoadbangError(
      'expr-size',
      `The expression is longer than ${LIMITS.source} characters.`,
      'Write it as a cell.'
    )
  }
  let tree: Expression
  try {
    tree = parseExpressionAt(source, 0, { ecmaVersion: 2023, sourceType: 'module', preserveParens: true })
  } catch (thrown) {
    // acorn tells a stack that ran out by its own sentence.
    if (thrown instanceof RangeError || /stack space/.test(String(thrown))) throw tooDeep()
    throw asSyntaxError(thrown, source)
  }
  const tail = source.slice(tree.end).search(/\S/)
  if (tail >= 0) {
    const at = tree.end + tail
    throw syntaxError(
      `${quoted(source, at)} is left over.`,
      at,
      'An object holds one expression, no statements.'
    )
  }
  return tree
}

const quoted = (source: string, at: number): string => `"${source.slice(at, at + 12)}"`

function asSyntaxError(thrown: unknown, source: string): LoadbangError {
  const at = Math.min((thrown as { pos?: number }).pos ?? 0, source.length)
  if (at >= source.trimEnd().length)
    return syntaxError('the expression ends too soon.', at, 'Close its brackets and quotes.')
  return syntaxError(
    `${quoted(source, at)} does not fit here.`,
    at,
    'Look at the brackets, quotes and commas before it.'
  )
}
