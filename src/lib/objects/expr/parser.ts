// From the tokens of one expression of [expr] to a function that calculates it. C's grammar, with assignment to a value or an
// element as the loosest operator, once in an expression (or in each argument and pair of parentheses).
import { mathFunctions } from './math-functions.ts'
import { syntax, tokensOf, type Token } from './lexer.ts'
import {
  arrayFunctions,
  overArray,
  readElement,
  readValue,
  writeElement,
  writeValue,
  type ArrayName
} from './names.ts'
import { binary, isUnary, precedenceOf, unary } from './operators.ts'
import { callMath, choose, pickRandom } from './calls.ts'
import type { Part } from './run.ts'

/** Deeper nesting than any person writes, and less than the stack holds. */
const DEEPEST = 200

/** What can be assigned to knows how. */
interface Operand {
  part: Part
  assign?: (value: Part) => Part
}

export function compileExpr(source: string): Part {
  const tokens = tokensOf(source)
  if (tokens.length === 0) throw syntax('There is an empty expression.')
  let at = 0
  let depth = 0

  const isSign = (text: string): boolean => {
    const token = tokens[at]
    return token?.kind === 'sign' && token.text === text
  }
  const accept = (text: string): boolean => {
    if (!isSign(text)) return false
    at++
    return true
  }
  const expect = (text: string): void => {
    if (!accept(text)) throw syntax(`A "${text}" is missing${before(tokens[at])}.`)
  }

  function assignment(): Part {
    if (++depth > DEEPEST) throw syntax('The expression is nested too deeply.')
    const operand = operation(1)
    depth--
    if (!accept('=')) return operand.part
    if (!operand.assign) throw syntax('Only a value or an element of an array can stand on the left of "=".')
    return operand.assign(operation(1).part)
  }

  function operation(lowest: number): Operand {
    let left = operandWithSign()
    for (;;) {
      const token = tokens[at]
      const precedence = token?.kind === 'sign' ? precedenceOf(token.text) : 0
      if (token?.kind !== 'sign' || precedence < lowest) return left
      at++
      left = { part: binary(token.text, left.part, operation(precedence + 1).part) }
    }
  }

  function operandWithSign(): Operand {
    const token = tokens[at]
    if (token?.kind !== 'sign' || !isUnary(token.text)) return operand()
    at++
    if (++depth > DEEPEST) throw syntax('The expression is nested too deeply.')
    const { part } = operandWithSign()
    depth--
    return { part: unary(token.text, part) }
  }

  function operand(): Operand {
    const token = tokens[at++]
    if (token?.kind === 'number') {
      const { value, float } = token
      return {
        part: (run) => {
          run.float = float
          return value
        }
      }
    }
    if (token?.kind === 'inlet') {
      const { type, index } = token
      if (type === 's') return element((run) => run.names[index] ?? '')
      const float = type === 'f'
      return {
        part: (run) => {
          run.float = float
          return run.numbers[index]!
        }
      }
    }
    if (token?.kind === 'name') {
      const name = token.text
      if (accept('(')) return { part: call(name) }
      if (isSign('[')) return element(() => name)
      return { part: readValue(name), assign: (value) => writeValue(name, value) }
    }
    if (token?.kind === 'sign' && token.text === '(') {
      const part = assignment()
      expect(')')
      return { part }
    }
    if (token?.kind === 'text')
      throw syntax(`${JSON.stringify(token.text)} can only be an argument of size, sum, avg, Sum or Avg.`)
    at--
    throw syntax(token ? `A number is missing before ${written(token)}.` : 'The expression ends too early.')
  }

  function element(name: ArrayName): Operand {
    expect('[')
    const index = assignment()
    expect(']')
    return {
      part: readElement(name, index),
      assign: (value) => writeElement(name, index, value)
    }
  }

  /** The arguments, each read by what it may be; the opening parenthesis has been read. */
  function list<T>(read: (index: number) => T): T[] {
    const found: T[] = []
    if (accept(')')) return found
    do found.push(read(found.length))
    while (accept(','))
    expect(')')
    return found
  }

  function call(name: string): Part {
    const array = arrayFunctions.get(name)
    if (array) {
      let of: ArrayName | null = null
      const range = list((i) => {
        if (i > 0) return assignment()
        of = arrayName()
        return of ? null : assignment()
      }).slice(1)
      needs(name, array.range ? 3 : 1, range.length + 1)
      return overArray(name, of, range as Part[])
    }
    const parts = list(assignment)
    if (name === 'if') {
      needs(name, 3, parts.length)
      return choose(parts)
    }
    if (name === 'random') {
      needs(name, 2, parts.length)
      return pickRandom(parts)
    }
    const math = mathFunctions.get(name)
    if (!math) throw syntax(`There is no function "${name}".`)
    needs(name, math.count, parts.length)
    return callMath(math, parts)
  }

  /** A name in quotes, or in an $s inlet, where it is all of an argument. */
  function arrayName(): ArrayName | null {
    const token = tokens[at]
    if (token?.kind === 'text') {
      at++
      const inlet = /^\$[sS](\d+)$/.exec(token.text)
      if (!inlet) return () => token.text
      const index = Number(inlet[1]) - 1
      return (run) => run.names[index] ?? ''
    }
    return null
  }

  const part = assignment()
  if (at < tokens.length) throw syntax(`An operator is missing before ${written(tokens[at]!)}.`)
  return part
}

function needs(name: string, count: number, given: number): void {
  if (given !== count) throw syntax(`The function ${name} takes ${count} arguments, not ${given}.`)
}

function written(token: Token): string {
  if (token.kind === 'number') return String(token.value)
  if (token.kind === 'inlet') return `$${token.type}${token.index + 1}`
  return token.kind === 'text' ? JSON.stringify(token.text) : `"${token.text}"`
}

const before = (token: Token | undefined): string => (token ? ` before ${written(token)}` : '')
