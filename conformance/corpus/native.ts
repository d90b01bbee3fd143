// What native Pd prints of a patch, in three seconds of its logical time.
import { spawn } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from 'node:fs'
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

/** A folder like one of the corpus, with all that is beside it: there a patch finds what it finds at home, and may write. */
export class Place {
  readonly folder: string
  readonly #root: string
  #patches = 0

  constructor(home: string) {
    this.#root = mkdtempSync(join(tmpdir(), 'loadbang-corpus-'))
    this.folder = join(this.#root, basename(home))
    mkdirSync(this.folder)
    for (const name of readdirSync(dirname(home)))
      if (name !== basename(home)) symlinkSync(join(dirname(home), name), join(this.#root, name))
    for (const entry of readdirSync(home, { withFileTypes: true })) {
      const [from, to] = [join(home, entry.name), join(this.folder, entry.name)]
      // What a patch reads must lie in its folder, and not only seem to; patches are read by whoever opens them.
      if (entry.isFile() && !entry.name.endsWith('.pd')) copyFileSync(from, to)
      else symlinkSync(from, to)
    }
    writeFileSync(join(this.#root, 'loadbang-quit.pd'), quit)
  }

  /** Gives a way to run the patch in native Pd: all lines on standard error, or null where it did not come to an end. */
  put(text: string): () => Promise<string[] | null> {
    const file = join(this.folder, `loadbang-${this.#patches++}.pd`)
    writeFileSync(file, text)
    return () => this.#run(file)
  }

  #run(file: string): Promise<string[] | null> {
    const files = ['-open', file, '-open', join(this.#root, 'loadbang-quit.pd')]
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
