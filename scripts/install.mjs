// Installs the npm packages when they are missing or no longer what the lockfile says, and finds the Node to run our
// TypeScript with. Plain JavaScript for Node 20, since in a fresh clone nothing else is there yet.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** Makes node_modules what the lockfile says. What it prints goes to standard error: output belongs to the caller. */
export function ensureInstalled() {
  if (isInstalled()) return
  console.error('Installing packages (npm ci) …')
  const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error']
  const { status, error } = spawnSync('npm', args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32'
  })
  if (status !== 0) {
    console.error(
      `Could not install the packages: npm ci ${error ? error.message : `ended with status ${status}`}.`
    )
    process.exit(1)
  }
}

/** Whether each package of the lockfile is installed in its version, by npm's own record of what it installed. */
export function isInstalled() {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const present = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    // An optional package of another platform is rightly absent.
    if (!present[path]) return entry.optional === true || entry.devOptional === true
    return present[path].version === entry.version
  })
}

/** The Node that came with the packages, else the one that runs this. */
export function nodePath() {
  const own = join(root, 'node_modules', '.bin', 'node')
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  console.error(`Loadbang needs Node 22.18 or later; this is ${process.version}.`)
  process.exit(1)
}

function packagesIn(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}
