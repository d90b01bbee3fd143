// Finds native Pd, which benchmarks and conformance tests measure against, and installs Debian's packages where that is possible.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** The command that runs Pd, or undefined if there is none and it cannot be installed. */
export function ensurePd(say: (line: string) => void = console.error): string | undefined {
  const named = process.env.PD_PATH ?? 'pd'
  if (works(named)) return named
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('Installing the Debian packages puredata-core and puredata-doc.')
    apt(['update'])
    apt(['install', '-y', '--no-install-recommends', 'puredata-core', 'puredata-doc'])
    if (works(named)) return named
  }
  say('Native Pd is not here: install it (Debian: apt-get install puredata-core), or set PD_PATH.')
  return undefined
}

function works(command: string): boolean {
  return spawnSync(command, ['-version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

function apt(args: string[]): void {
  // Talk goes to standard error: a benchmark's output is its figures.
  spawnSync('apt-get', ['-q', ...args], {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  })
}

if (import.meta.main) process.exitCode = ensurePd() ? 0 : 1
