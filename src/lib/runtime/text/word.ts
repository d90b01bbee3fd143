// One word of a text (anything that is not quoted and not JSON): a number, a symbol, a placeholder, or a symbol with placeholders in it.
import { readNumber } from './number.ts'
import { constant, placeholder, symbolOf, type Part } from './part.ts'
import { dollarWords, EMPTY_WORD } from './vocabulary.ts'

const wholePlaceholder = /^\$(\d+)$/

/** Compiles a word as typed, its backslashes still in it. */
export function compileWord(word: string): Part {
  const slash = word.includes('\\')
  if (!slash) {
    const number = readNumber(word)
    if (number !== undefined) return constant('data', number)
    if (!word.includes('$')) return constant('word', word)
    const whole = wholePlaceholder.exec(word)
    if (whole) return placeholder(Number(whole[1]))
    if (word === EMPTY_WORD) return constant('word', '')
    const value = dollarWords.get(word)
    if (value !== undefined) return constant('data', value)
  }
  return symbolOf(slash ? 'escaped' : 'word', piecesOf(word))
}

/** Cuts a word at its placeholders and takes its backslashes out. */
function piecesOf(word: string): (string | number)[] {
  const pieces: (string | number)[] = []
  let text = ''
  for (let at = 0; at < word.length; at++) {
    const char = word.charAt(at)
    if (char === '\\') text += word.charAt(++at)
    else if (char === '$') {
      const digits = /^\d+/.exec(word.slice(at + 1, at + 16))?.[0]
      if (digits) {
        if (text) pieces.push(text)
        text = ''
        pieces.push(Number(digits))
        at += digits.length
      } else text += char
    } else text += char
  }
  if (text || !pieces.length) pieces.push(text)
  return pieces
}
