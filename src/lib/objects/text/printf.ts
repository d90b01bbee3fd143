// Formats such as `%05d`, as C writes them: one value in a text. Only what [makefilename] needs.

export type FormatKind = 'integer' | 'number' | 'symbol'

export interface Format {
  /** Null: nothing is filled in, and the text stays as it is. */
  readonly kind: FormatKind | null
  fill(value: number | string): string
}

const SPECIFIER = /%([-+ #0]*)(\d*)(?:\.(\d*))?[hl]*([a-zA-Z])/g
const KINDS: Readonly<Record<string, FormatKind>> = {
  ...Object.fromEntries([...'dicouxXp'].map((letter) => [letter, 'integer' as const])),
  ...Object.fromEntries([...'eEfgG'].map((letter) => [letter, 'number' as const])),
  s: 'symbol'
}

interface Specifier {
  flags: string
  width: number
  precision: number | undefined
  letter: string
}

/** Null where it has more than one place to fill in. */
export function parseFormat(text: string): Format | null {
  // `%%` is a percent sign, and never the beginning of a place.
  const hidden = text.replaceAll('%%', '\u0000\u0000')
  const found = [...hidden.matchAll(SPECIFIER)].filter((match) => Object.hasOwn(KINDS, match[4]!))
  if (found.length > 1) return null
  const match = found[0]
  if (!match) return { kind: null, fill: () => text }
  const [whole, flags, width, precision, letter] = match
  const percent = (part: string): string => part.replaceAll('\u0000\u0000', '%')
  const before = percent(hidden.slice(0, match.index))
  const after = percent(hidden.slice(match.index + whole.length))
  const specifier: Specifier = {
    flags: flags!,
    width: Number(width),
    precision: precision === undefined ? undefined : Number(precision),
    letter: letter!
  }
  return { kind: KINDS[letter!]!, fill: (value) => before + written(specifier, value) + after }
}

function written(specifier: Specifier, value: number | string): string {
  const { letter, precision } = specifier
  switch (KINDS[letter]!) {
    case 'symbol': {
      const text =
        typeof value === 'string'
          ? value
          : real({ flags: '', width: 0, precision: undefined, letter: 'g' }, value)
      return filled(specifier, '', precision === undefined ? text : text.slice(0, precision), false)
    }
    case 'integer':
      return integer(specifier, typeof value === 'number' ? int32(value) : 0)
    case 'number':
      return real(specifier, typeof value === 'number' ? value : 0)
  }
}

/** As C makes one of 32 bits of it: what does not fit is the least there is. */
const int32 = (x: number): number => (Math.abs(x) < 2147483648 ? Math.trunc(x) : -2147483648)

function integer(specifier: Specifier, value: number): string {
  const { flags, letter, precision } = specifier
  if (letter === 'c') return filled(specifier, '', String.fromCharCode(value & 0xff), false)
  const signed = letter === 'd' || letter === 'i'
  // Below zero, what is written without a sign is what 32 bits make of it.
  const magnitude = signed ? Math.abs(value) : value < 0 ? value >>> 0 : value
  const base = letter === 'o' ? 8 : /[xXp]/.test(letter) ? 16 : 10
  let digits = magnitude.toString(base)
  if (letter === 'X') digits = digits.toUpperCase()
  if (precision !== undefined) digits = digits.padStart(precision, '0')
  let prefix = signed ? sign(flags, value < 0) : ''
  if (letter === 'p' || (flags.includes('#') && base === 16 && magnitude !== 0))
    prefix = letter === 'X' ? '0X' : '0x'
  if (flags.includes('#') && base === 8 && !digits.startsWith('0')) digits = `0${digits}`
  return filled(specifier, prefix, digits, precision === undefined)
}

function real(specifier: Specifier, value: number): string {
  const { flags, letter, precision = 6 } = specifier
  const prefix = sign(flags, value < 0 || Object.is(value, -0))
  const x = Math.abs(value)
  const kind = letter.toLowerCase()
  const text = !Number.isFinite(x)
    ? Number.isNaN(x)
      ? 'nan'
      : 'inf'
    : kind === 'f'
      ? x.toFixed(Math.min(precision, 100))
      : kind === 'e'
        ? exponential(x.toExponential(Math.min(precision, 100)))
        : general(x, Math.min(precision || 1, 100), flags.includes('#'))
  const digits = letter === kind ? text : text.toUpperCase()
  return filled(specifier, prefix, digits, Number.isFinite(x))
}

/** The shorter of both ways of writing, without zeros at its end. */
function general(x: number, precision: number, whole: boolean): string {
  const rounded = x.toExponential(precision - 1)
  const exponent = Number(rounded.split('e')[1])
  const small = exponent < -4 || exponent >= precision
  const text = small ? rounded : x.toFixed(precision - 1 - exponent)
  const [digits, power] = text.split('e') as [string, string?]
  const short = whole || !digits.includes('.') ? digits : digits.replace(/\.?0+$/, '')
  return power === undefined ? short : exponential(`${short}e${power}`)
}

const sign = (flags: string, negative: boolean): string =>
  negative ? '-' : flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''

/** C writes two digits of exponent at least. */
const exponential = (text: string): string => text.replace(/e([-+])(\d)$/, 'e$10$2')

function filled({ flags, width }: Specifier, prefix: string, body: string, zeros: boolean): string {
  const missing = Math.max(0, Math.min(width, 4096) - prefix.length - body.length)
  if (flags.includes('-')) return prefix + body + ' '.repeat(missing)
  return zeros && flags.includes('0')
    ? prefix + '0'.repeat(missing) + body
    : ' '.repeat(missing) + prefix + body
}
