// The .pd files that Pure Data brings along, where Debian puts them.
import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['/usr/share/puredata', '/usr/lib/puredata', '/usr/lib/pd']

/** None where Pure Data is not installed. */
export function pdOwnFiles(): { path: string; text: string }[] {
  const seen = new Set<string>()
  return folders
    .filter(existsSync)
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) =>
        realpathSync(join(folder, name))
      )
    )
    .filter((path) => path.endsWith('.pd') && !seen.has(path) && seen.add(path))
    .sort()
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
