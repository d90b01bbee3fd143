// Native Pd as an oracle: a sketch as a .pd file, run headless in logical time, and what it printed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Boxes by name with their whole text, and cables `a b`, `a:1 b:2`, as the tests of objects write them. */
export interface PdSketch {
  boxes: Readonly<Record<string, string>>
  cables: readonly string[]
}

const command = process.env.PD_PATH ?? 'pd'

/** Why native Pd cannot be asked, or null where it can. */
export function pdMissing(): string | null {
  const { status, error } = spawnSync(command, ['-version'], { stdio: 'ignore', timeout: 30_000 })
  if (status === 0) return null
  return `native Pd is not here (${error?.message ?? `status ${status}`}): npm run bench installs it on Debian`
}

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replace(/([;,$])/g, '\\$1')
// In a message box a separator is an atom of its own, and escaped like every other; `\\;` in the text is a symbol, and stays whole.
const messageText = (text: string): string =>
  escaped(text).replace(
    /(\\\\\\[;,$])|\s*(\\[;,])/g,
    (_, symbol?: string, separator?: string) => symbol ?? ` ${separator}`
  )

/** Records of their own; a box that is called so alone is an object in Pd too. */
const ATOM = /^(floatatom|symbolatom|listbox) /

/** The sketch as a .pd file; message boxes are those whose class is `msg`. */
export function pdFile({ boxes, cables }: PdSketch): string {
  const names = Object.keys(boxes)
  const lines = ['#N canvas 0 0 450 300 12']
  for (const text of Object.values(boxes)) {
    const isMessage = text === 'msg' || text.startsWith('msg ')
    if (isMessage) lines.push(`#X msg 10 10 ${messageText(text.slice(4))}`)
    else if (ATOM.test(text)) lines.push(`#X ${escaped(text).replace(' ', ' 10 10 ')}`)
    else lines.push(`#X obj 10 10 ${escaped(text)}`)
  }
  for (const cable of cables) {
    const [from, outlet, to, inlet] = cable.split(' ').flatMap((end) => {
      const [name, port = '0'] = end.split(':')
      return [names.indexOf(name!), Number(port)]
    })
    lines.push(`#X connect ${from} ${outlet} ${to} ${inlet}`)
  }
  return lines.map((line) => `${line};\n`).join('')
}

const QUIT = pdFile({ boxes: { l: 'loadbang', d: 'delay 3000', m: 'msg ; pd quit' }, cables: ['l d', 'd m'] })

/** What [print] printed in 3 s of logical time; Pd's own complaints left out. */
export function runInPd(sketch: PdSketch): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'loadbang-pd-'))
  try {
    const [patch, quit] = [join(folder, 'patch.pd'), join(folder, 'quit.pd')]
    writeFileSync(patch, pdFile(sketch))
    writeFileSync(quit, QUIT)
    const flags = ['-nogui', '-batch', '-noprefs', '-nosound', '-nomidi', '-nrt', '-stderr', '-r', '48000']
    const { stderr, error } = spawnSync(command, [...flags, '-open', patch, '-open', quit], {
      encoding: 'utf8',
      timeout: 60_000,
      maxBuffer: 64 * 1024 * 1024
    })
    if (error) throw error
    const names = Object.values(sketch.boxes).flatMap((text) => /^print *(.*)$/.exec(text)?.slice(1) ?? [])
    return stderr.split('\n').filter((line) => names.some((name) => line.startsWith(`${name || 'print'}: `)))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A printed line with its numbers as Pd's: 32 bits, six digits (`%g`). */
export function asPdPrints(line: string): string {
  return line
    .split(' ')
    .map((word) =>
      // C's words for what has no digits; the sign of what is no number means nothing.
      /^-?(Infinity|1e999)$/.test(word)
        ? word.replace(/\w+/, 'inf')
        : /^(-?nan|NaN)$/.test(word)
          ? 'nan'
          : /^-?(\d|\.\d|inf)/i.test(word) && !Number.isNaN(Number(word))
            ? general(Math.fround(Number(word)))
            : word
    )
    .join(' ')
}

/** `%g`: six digits, a tie to the even one, which toPrecision does not do. */
function general(x: number): string {
  if (x === 0 || !Number.isFinite(x)) return String(x)
  const [digits, exponent] = Math.abs(x).toExponential(40).split('e') as [string, string]
  const kept = digits.slice(0, 7)
  const rest = digits.slice(7)
  const tie = /^50*$/.test(rest)
  const up = tie ? Number(kept.at(-1)) % 2 === 1 : rest > '5'
  const rounded = (Math.round(Number(kept) * 1e5) + (up ? 1 : 0)) / 1e5
  const value = Math.sign(x) * Number(`${rounded}e${exponent}`)
  const e = Number(value.toExponential().split('e')[1])
  if (e >= -4 && e < 6) return String(value)
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
}
