// Abstractions of a .pd or .maxpat file, looked for where Pd would: in its own folder, and in those that [declare -path] names; here never
// outside that folder, whatever a stranger's patch or a link in it says.
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import type { FindFile } from '../src/lib/interop/pd/abstractions.ts'
import { pdLimits } from '../src/lib/interop/pd/limits.ts'

/** Looks beside `file` for files of that ending. */
export function besideFile(file: string, ending: string): FindFile {
  const root = realpathSync(dirname(resolve(file)))
  return (name, { folder, paths }) => {
    for (const place of [folder, '', ...paths]) {
      const path = within(root, join(root, place, `${name}${ending}`))
      if (path === null) continue
      return { content: readFileSync(path), folder: relative(root, dirname(path)) }
    }
    return null
  }
}

/** The file's real path; null where it is none, is too big, or lies outside the folder. */
function within(root: string, path: string): string | null {
  try {
    const real = realpathSync(path)
    const facts = statSync(real)
    return real.startsWith(root + sep) && facts.isFile() && facts.size <= pdLimits.file ? real : null
  } catch {
    return null
  }
}
