// Colours as .pd files have them: `#rrggbb`; or below 0 six bits of each colour, counted down from -1; or a place in Pd's palette.
// What is Pd's own choice (black on white) follows the theme here, what somebody chose is shown as it is.
import type { Value } from '../../../runtime/message.ts'

const PALETTE = (
  'fcfcfc a0a0a0 404040 fce0e0 fce0c0 fcfcc8 d8fcd8 d8fcfc dce4fc f8d8fc ' +
  'e0e0e0 7c7c7c 202020 fc2828 fcac44 e8e828 14e814 28f4f4 3c50fc f430f0 ' +
  'bcbcbc 606060 000000 8c0808 583000 782814 285014 004450 001488 580050'
).split(' ')

/** `rrggbb`, or null where it is no colour. */
function hexOf(value: Value): string | null {
  if (typeof value === 'string') return /^#[0-9a-f]{6}$/i.test(value) ? value.slice(1).toLowerCase() : null
  if (typeof value !== 'number' || !Number.isFinite(value)) return null
  const whole = Math.trunc(value)
  if (whole >= 0) return PALETTE[whole % PALETTE.length]!
  const bits = -1 - whole
  const parts = [bits >> 12, bits >> 6, bits].map((six) => ((six & 63) << 2).toString(16).padStart(2, '0'))
  return parts.join('')
}

const isUsual = {
  background: (hex: string) => hex === 'fcfcfc' || hex === 'ffffff',
  /** Black, or what Pd's own patches write and rule with. */
  ink: (hex: string) => hex === '000000' || hex === '202020' || hex === '404040',
  /** Of a canvas. */
  area: (hex: string) => hex === 'e0e0e0'
}

/** A colour that somebody chose, else null. */
export function chosen(value: Value, usual: keyof typeof isUsual): string | null {
  const hex = hexOf(value)
  return hex === null || isUsual[usual](hex) ? null : `#${hex}`
}

/** The colour as it is, chosen or not. */
export const plain = (value: Value): string | null => {
  const hex = hexOf(value)
  return hex === null ? null : `#${hex}`
}
