// How numbers are written and read, in one place: Pd's grammar for reading (`.5`, `1.`, `1e3`, `-0`; `+3` and `0x10` are
// words), the shortest text for writing. Rule 4 of the message rules.

const pdNumber = /^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** The number that a word is, or undefined where it is a symbol. `1e999` is Infinity. */
export function readNumber(word: string): number | undefined {
  const first = word.charCodeAt(0)
  // Most words begin with a letter: only digits, `-` and `.` can open a number.
  if ((first < 48 || first > 57) && first !== 45 && first !== 46) return undefined
  return pdNumber.test(word) ? Number(word) : undefined
}

/** A number as a person reads it, and as it looks inside a longer symbol: `0.1`, `-0`, `1e999` for Infinity, `NaN`. */
export function numberText(x: number): string {
  if (x === Infinity) return '1e999'
  if (x === -Infinity) return '-1e999'
  return x === 0 && 1 / x < 0 ? '-0' : String(x)
}
