// An expression as the insides of a box: [map], [filter], [js EXPR] and a message box that is an arrow function are the same
// thing with different ends.
import type { InletHandlers, ObjectContext } from '../../runtime/define.ts'
import { compileExpression, toMessage, type ExpressionEnv } from '../../runtime/expression/index.ts'
import { bang, type Message, type Value } from '../../runtime/message.ts'
import { inputCount } from './expression.ports.ts'

/** The wall clock, for Date.now; the only thing in an expression that differs between two runs. */
const world: ExpressionEnv = { now: () => Date.now() }

/**
 * The inlets of a box with this expression. `give` gets its value and the message it was made of, in the turn of that message.
 * Throws LoadbangError `expr-…` where the text is no expression.
 */
export function expressionInlets(
  text: string,
  context: ObjectContext<unknown>,
  give: (value: Value, message: Message) => void
): InletHandlers[] {
  const expression = compileExpression(text)
  const inputs: Value[] = Array.from({ length: inputCount(text) }, () => 0)
  const { clearError } = context
  const run = (message: Message): void => {
    inputs[0] = message
    const value = expression.run(inputs, world)
    clearError()
    give(value, message)
  }
  return inputs.map((_, i) =>
    i === 0
      ? { bang: () => run(bang), number: run, any: run }
      : { any: (message: Message) => void (inputs[i] = message) }
  )
}

/** The inlets of a box that sends the expression's value. */
export function mapInlets(text: string, context: ObjectContext<unknown>): InletHandlers[] {
  const out = context.outlets[0]!
  return expressionInlets(text, context, (value) => {
    if (typeof value === 'number') return out.number(value)
    const message = toMessage(value)
    if (message !== undefined) out.send(message)
  })
}
