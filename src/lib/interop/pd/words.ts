// One atom, in a .pd file and in a box's text. A file escapes what a box shows: `\$1` there is `$1` here. A box's text, Pd's as
// ours, has backslashes of its own, for a space, a comma or a dollar that is part of a symbol.

const isSpace = (char: string): boolean => char === ' ' || char === '\n' || char === '\t' || char === '\r'
const isDigit = (char: string): boolean => char >= '0' && char <= '9'

/** Whether `\` before the character means something in a box's text; elsewhere Pd drops it. */
const isSpecial = (char: string, next: string): boolean =>
  isSpace(char) || char === ',' || char === ';' || char === '\\' || (char === '$' && isDigit(next))

/** A file's word as it stands in a box's text; `,` and `;` alone are separators there. */
export function wordFromFile(raw: string): string {
  if (!raw.includes('\\')) return raw
  const symbol = raw.replaceAll(/\\([^]?)/g, '$1')
  if (symbol === ',' || symbol === ';') return symbol
  let word = ''
  for (let at = 0; at < symbol.length; at++) {
    const char = symbol.charAt(at)
    if (char === '\\') {
      const next = symbol.charAt(++at)
      word += isSpecial(next, symbol.charAt(at + 1)) ? `\\${next}` : next
    } else word += isSpace(char) || char === ',' || char === ';' ? `\\${char}` : char
  }
  return word
}

/** A word of a box's text as a file has it. */
export function wordToFile(word: string): string {
  if (word === ',' || word === ';') return `\\${word}`
  let raw = ''
  // Pd itself writes a space in a symbol with one backslash, unless something else in the symbol needs more.
  const space = /\\[,;\\$]/.test(word) ? '\\\\\\' : '\\'
  for (let at = 0; at < word.length; at++) {
    const char = word.charAt(at)
    if (char === '$' && isDigit(word.charAt(at + 1))) raw += '\\$'
    else if (char !== '\\') raw += char
    else {
      const next = word.charAt(++at)
      if (isSpace(next)) raw += space + next
      else raw += isSpecial(next, word.charAt(at + 1)) ? `\\\\\\${next}` : next
    }
  }
  return raw
}

/** Words as one text, spaced as Pd shows it. */
export function joinWords(words: readonly string[]): string {
  let text = ''
  for (const [i, word] of words.entries()) {
    text += i === 0 || word === ',' || word === ';' ? word : ` ${word}`
  }
  return text
}

/** Cuts a text into words and separators; a backslash takes the next character along. */
export function splitWords(text: string): string[] {
  const words: string[] = []
  let at = 0
  while (at < text.length) {
    const char = text.charAt(at)
    if (isSpace(char)) at++
    else if (char === ',' || char === ';') {
      words.push(char)
      at++
    } else {
      const start = at
      for (; at < text.length; at++) {
        const each = text.charAt(at)
        if (each === '\\') at++
        else if (isSpace(each) || each === ',' || each === ';') break
      }
      words.push(text.slice(start, at))
    }
  }
  return words
}
