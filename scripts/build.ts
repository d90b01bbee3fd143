// Builds the app into build/. With --if-stale only when a source changed since the last build, so that a second
// `npm start` is quick.
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { generate } from './generate.ts'
import { locked } from './lock.ts'
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

// Two builds at once in one checkout (`npm start` while `npm test` runs) would clear each other's .svelte-kit/output away.
const lock = join(root, '.cache', 'build.lock')

type Say = (line: string) => void

/** Builds if there is no build of the present sources; false if it failed. */
export function buildIfStale(say: Say = console.log): boolean {
  return alone(say, () => {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return true
    say('Building …')
    return buildNow()
  })
}

/** Builds whatever is there; false if it failed. `asItIs`: what is generated is there already, and others may read it now. */
export function build(say: Say = console.log, asItIs = false): boolean {
  return alone(say, () => buildNow(asItIs))
}

/** Waits for a build that is going on, which may be the one that is wanted. */
function alone(say: Say, work: () => boolean): boolean {
  const onWait = (pid: number) => say(`Waiting for another build (process ${pid}; ${lock} holds it) …`)
  return locked(lock, work, { onWait })
}

function buildNow(asItIs = false): boolean {
  // Taken first: what is edited during the build makes it stale.
  const now = fingerprint()
  if (!(asItIs || generate()) || !runQuietly('vite', ['build', '--logLevel', 'warn'])) return false
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

if (import.meta.main)
  orExit(
    process.argv.includes('--if-stale')
      ? buildIfStale()
      : build(console.log, process.argv.includes('--as-it-is'))
  )
