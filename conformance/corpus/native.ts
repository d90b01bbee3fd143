// What native Pd prints of a patch, in three seconds of its logical time.
import { spawn } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { pdFile } from '../native-pd.ts'

/** Milliseconds of logical time that a patch runs. What happens at that very time comes after the end. */
export const LASTS = 3000

/** Real milliseconds after which a run is taken for endless. */
const PATIENCE = 30_000
/** Characters that a run may print. */
const MOST = 64 * 1024 * 1024

const quit = pdFile({
  boxes: { l: 'loadbang', d: `delay ${LASTS}`, m: 'msg ; pd quit' },
  cables: ['l d', 'd m']
})
const flags = ['-nogui', '-batch', '-noprefs', '-nosound', '-nomidi', '-nrt', '-stderr', '-r', '48000']

/** A folder in which a patch lies as it lies at home, with all that is beside it and beside its folder. */
export class Place {
  readonly folder: string
  readonly #root: string
  readonly #name: string

  /** `original`: the file of whose patch `text` is made. */
  constructor(text: string, original: string) {
    const home = dirname(original)
    this.#root = mkdtempSync(join(tmpdir(), 'loadbang-corpus-'))
    this.#name = basename(original)
    this.folder = join(this.#root, basename(home))
    mkdirSync(this.folder)
    link(dirname(home), this.#root, basename(home))
    for (const entry of readdirSync(home, { withFileTypes: true })) {
      const { name } = entry
      const at = join(home, name)
      // What a patch reads must lie in its folder, and not only seem to; patches are read by whoever opens them.
      if (entry.isFile() && !name.endsWith('.pd')) copyFileSync(at, join(this.folder, name))
      else if (name !== this.#name) symlinkSync(at, join(this.folder, name))
    }
    writeFileSync(join(this.folder, this.#name), text)
    writeFileSync(join(this.#root, 'loadbang-quit.pd'), quit)
  }

  /** All lines on standard error; null: Pd did not come to an end. */
  run(): Promise<string[] | null> {
    const files = ['-open', join(this.folder, this.#name), '-open', join(this.#root, 'loadbang-quit.pd')]
    return new Promise((resolve) => {
      const pd = spawn(process.env.PD_PATH ?? 'pd', [...flags, ...files], {
        cwd: this.folder,
        stdio: ['ignore', 'ignore', 'pipe'],
        timeout: PATIENCE
      })
      let text = ''
      pd.stderr.setEncoding('latin1').on('data', (more: string) => {
        text += more
        if (text.length > MOST) pd.kill()
      })
      pd.on('error', () => resolve(null))
      pd.on('close', (status) => resolve(status === 0 ? text.split('\n') : null))
    })
  }

  remove(): void {
    rmSync(this.#root, { recursive: true, force: true })
  }
}

function link(from: string, to: string, but: string): void {
  for (const name of readdirSync(from)) if (name !== but) symlinkSync(join(from, name), join(to, name))
}
