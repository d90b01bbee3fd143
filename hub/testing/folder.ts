// For tests: a folder that goes away, and the embedded adapters over it.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'loadbang-hub-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
