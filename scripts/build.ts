// Builds the app into build/. With --if-stale only when a source changed since the last build, so that a second
// `npm start` is quick.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.ts'
import { orExit, root, runQuietly } from './tools.ts'

// Everything a build is made from, but what scripts/generate-*.ts write: that follows from the rest.
const sources = [
  'src/**',
  'static/**',
  'examples/**',
  'scripts/generate*.ts',
  '*.config.*',
  'package-lock.json'
]

// Inside build/, so that it goes when the build goes. The server serves no dotfiles.
const stamp = join(root, 'build', '.sources')

/** Builds if there is no build of the present sources; false if it failed. */
export function buildIfStale(say: (line: string) => void = console.log): boolean {
  const now = fingerprint()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return true
  say('Building …')
  return build()
}

export function build(): boolean {
  // Taken first: what is edited during the build makes it stale.
  const now = fingerprint()
  if (!generate() || !runQuietly('vite', ['build', '--logLevel', 'warn'])) return false
  writeFileSync(stamp, now)
  return true
}

function fingerprint(): string {
  const hash = createHash('sha256')
  for (const path of globSync(sources, { cwd: root }).sort()) {
    if (/\.generated\.|\.test\.ts$|^static\/sandbox\//.test(path) || !statSync(join(root, path)).isFile())
      continue
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

if (import.meta.main) orExit(process.argv.includes('--if-stale') ? buildIfStale() : build())
