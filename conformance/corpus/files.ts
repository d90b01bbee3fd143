// Where Debian's packages have put native Pd's own patches, and what a patch needs that lies in files beside it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { FindFile } from '../../src/lib/interop/pd/abstractions.ts'

const PACKAGES = ['puredata-core', 'puredata-doc']
/** Folders with patches made by Pd's own that are there to be opened. */
const FOLDERS = /\/doc\/\d\./

/** Full paths, sorted. Empty where the packages are not installed. */
export function corpusFiles(): string[] {
  const { status, stdout } = spawnSync('dpkg', ['-L', ...PACKAGES], { encoding: 'utf8' })
  if (status !== 0) return []
  return stdout
    .split('\n')
    .filter((path) => path.endsWith('.pd') && FOLDERS.test(path) && existsSync(path))
    .sort()
}

/** `Pd-0.53.1 …`, as native Pd says itself; null where it is not here. */
export function pdVersion(): string | null {
  const { status, stdout, stderr } = spawnSync(process.env.PD_PATH ?? 'pd', ['-version'], {
    encoding: 'utf8'
  })
  return status === 0 ? (/Pd-[\d.]+/.exec(stdout + stderr)?.[0] ?? 'Pd') : null
}

/** Abstractions lie beside the patch, or where it says that they do. */
export function besides(file: string): FindFile {
  const root = dirname(file)
  return (name, { folder, paths }) => {
    for (const place of [folder, ...paths]) {
      const path = join(root, place, `${name}.pd`)
      if (existsSync(path)) return { content: readFileSync(path), folder: place }
    }
    return null
  }
}
