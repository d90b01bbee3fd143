// A whole .pd file, with others beside it, in native Pd and here.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { besides } from './corpus/files.ts'
import { Place } from './corpus/native.ts'
import { ourLines } from './corpus/ours.ts'
import { asPdPrints } from './native-pd.ts'

export const canvas = '#N canvas 0 0 450 300 12;\n'
/** A file of these records. */
export const records = (...lines: string[]): string => canvas + lines.map((line) => `#X ${line};\n`).join('')

/** What both print, of a patch and the files beside it. */
export async function both(
  patch: string,
  beside: Readonly<Record<string, string>>
): Promise<[string[], string[]]> {
  const home = join(mkdtempSync(join(tmpdir(), 'loadbang-both-')), 'home')
  const root = join(home, '..')
  try {
    mkdirSync(home)
    for (const [name, text] of Object.entries(beside)) writeFileSync(join(home, name), text)
    const place = new Place(home)
    try {
      const printed = (lines: readonly string[]): string[] =>
        lines.filter((line) => line.startsWith('out')).map(asPdPrints)
      const native = await place.put(patch)()
      const ours = await ourLines(patch, besides(join(home, 'patch.pd')), place.folder)
      return [printed(ours.lines), printed(native ?? [])]
    } finally {
      place.remove()
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}
