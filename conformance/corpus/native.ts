// What native Pd prints of a patch, in three seconds of its logical time.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pdFile } from '../native-pd.ts'

/** Milliseconds of logical time that a patch runs. */
export const LASTS = 3000

const quit = pdFile({
  boxes: { l: 'loadbang', d: `delay ${LASTS}`, m: 'msg ; pd quit' },
  cables: ['l d', 'd m']
})
const flags = ['-nogui', '-batch', '-noprefs', '-nosound', '-nomidi', '-nrt', '-stderr', '-r', '48000']

/**
 * All lines on standard error, of so many runs at the same place. `original`: the patch lies beside what lies beside that. Null: Pd
 * did not come to an end.
 */
export function nativeLines(text: string, original: string, runs: number): (string[] | null)[] {
  const folder = mkdtempSync(join(tmpdir(), 'loadbang-corpus-'))
  try {
    const around = dirname(original)
    for (const name of readdirSync(around)) symlinkSync(join(around, name), join(folder, name))
    const [patch, end] = [join(folder, 'loadbang-patch.pd'), join(folder, 'loadbang-quit.pd')]
    writeFileSync(patch, text)
    writeFileSync(end, quit)
    return Array.from({ length: runs }, () => {
      const { stderr, status } = spawnSync(
        process.env.PD_PATH ?? 'pd',
        [...flags, '-open', patch, '-open', end],
        { encoding: 'latin1', cwd: folder, timeout: 30_000, maxBuffer: 64 * 1024 * 1024 }
      )
      return status === 0 ? stderr.split('\n') : null
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
