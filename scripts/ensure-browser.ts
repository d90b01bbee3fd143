// Finds a Chrome or Chromium for the browser tests, and installs one where there is none. Tests name its path
// themselves, so that a browser that is already there is never downloaded twice.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { without } from './browser-features.ts'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
]

/** Arguments every test browser is started with. Chromium refuses its sandbox to root; a container's /dev/shm is small. */
export function browserArgs(): string[] {
  return [without(), ...(process.getuid?.() === 0 ? ['--no-sandbox', '--disable-dev-shm-usage'] : [])]
}

/** The browser on this machine, or undefined. */
export async function findBrowser(): Promise<string | undefined> {
  const named = process.env.CHROME_PATH
  if (named) {
    if (!isExecutable(named)) throw new Error(`CHROME_PATH names ${named}, which cannot be run.`)
    return named
  }
  const onPath = (process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':')
  const candidates = commands.flatMap((name) =>
    [...onPath, '/usr/bin', '/usr/local/bin', '/snap/bin'].map((dir) => join(dir, name))
  )
  return [...candidates, ...places].find(isExecutable) ?? (await playwrightsOwn())
}

/** The browser on this machine; says what to do where there is none. */
export async function executablePath(): Promise<string> {
  const found = await findBrowser()
  if (found) return found
  throw new Error('No Chrome or Chromium found. Run `node scripts/ensure-browser.ts`, or set CHROME_PATH.')
}

/** Installs a browser if there is none, and returns its path. Tells what it does through `say`. */
export async function ensureBrowser(say: (line: string) => void = console.log): Promise<string> {
  const found = await findBrowser()
  if (found) {
    say(`Browser: ${found}`)
    return found
  }
  say('No Chrome or Chromium here; trying `playwright install chromium`.')
  playwright('install', '--no-shell', 'chromium')
  const own = await playwrightsOwn()
  // A downloaded browser may lack the system's libraries; only starting it shows that.
  if (own && !runs(own) && process.getuid?.() === 0) playwright('install-deps', 'chromium')
  if (own && runs(own)) return own
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    say('Installing the Debian package chromium (apt-get update && apt-get install -y chromium).')
    apt(['update'])
    apt(['install', '-y', '--no-install-recommends', 'chromium'])
  }
  return executablePath()
}

async function playwrightsOwn(): Promise<string | undefined> {
  const { chromium } = await import('playwright')
  const path = chromium.executablePath()
  return path && isExecutable(path) ? path : undefined
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function runs(path: string): boolean {
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0
}

function playwright(...args: string[]): void {
  spawnSync('npx', ['playwright', ...args], { stdio: 'inherit', timeout: 300_000 })
}

function apt(args: string[]): void {
  spawnSync('apt-get', ['-q', ...args], {
    stdio: 'inherit',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  })
}

if (import.meta.main) await ensureBrowser()
