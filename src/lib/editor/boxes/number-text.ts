// How a number box writes a number in the room it has, and how it reads one that was typed.

/** A number in at most `room` characters: whole if it fits, then with fewer digits, then Pd's `+` or `-` for "too long". */
export function numberText(value: number, room: number): string {
  const whole = Object.is(value, -0) ? '0' : String(value)
  if (whole.length <= room) return whole
  for (let digits = 15; digits >= 1; digits--) {
    const text = shorten(value.toPrecision(digits))
    if (text.length <= room) return text
  }
  return value < 0 ? '-' : '+'
}

const shorten = (text: string): string =>
  text.includes('e') ? text.replace(/\.?0*e\+?/, 'e') : text.includes('.') ? text.replace(/\.?0+$/, '') : text

/** The number that a person typed; null if it is none. A decimal comma is understood. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  if (trimmed === '') return null
  const value = Number(trimmed)
  return Number.isFinite(value) ? value : null
}

/** `start` moved by `steps` of `step`, without the dust of binary fractions. */
export function stepped(start: number, steps: number, step: number): number {
  const value = start + steps * step
  return Math.abs(value) < 1e9 ? Math.round(value * 1e6) / 1e6 : value
}
