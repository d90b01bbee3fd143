// A browser of our own around a profile on the disk, so that it can be killed outright, as a crash or a power cut does, and
// started again on what is left.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext } from '@playwright/test'
import { browserArgs, executablePath } from '../../scripts/ensure-browser.ts'

export interface Profile {
  /** Starts the browser; its context is the profile's own. */
  start(): Promise<BrowserContext>
  /** Kills it without a word; fulfils when it is gone. */
  kill(): Promise<void>
  remove(): Promise<void>
}

export interface ProfileOptions {
  /** More arguments for the browser. */
  args?: readonly string[]
  /** Where the profile lies, which is not removed then; a new folder without. */
  folder?: string
}

export function newProfile(options: ProfileOptions = {}): Profile {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'loadbang-profile-'))
  let end: (() => Promise<void>) | null = null
  const kill = async (): Promise<void> => {
    await end?.()
    end = null
  }
  return {
    async start() {
      const args = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${folder}`]
      const quiet = [
        '--no-first-run',
        '--no-default-browser-check',
        '--disable-background-networking',
        '--window-size=1280,900'
      ]
      const all = [...args, ...quiet, ...browserArgs(), ...(options.args ?? []), 'about:blank']
      const child = spawn(await executablePath(), all, { stdio: ['ignore', 'ignore', 'pipe'] })
      const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      end = async () => {
        child.kill('SIGKILL')
        await gone
      }
      const address = await new Promise<string>((resolve, reject) => {
        let said = ''
        child.stderr.on('data', (chunk: Buffer) => {
          said += chunk.toString()
          const found = /DevTools listening on (ws:\S+)/.exec(said)
          if (found) resolve(found[1]!)
        })
        child.once('exit', () => reject(new Error(`The browser ended: ${said.slice(-2000)}`)))
      })
      const browser = await chromium.connectOverCDP(address)
      return browser.contexts()[0]!
    },
    kill,
    async remove() {
      await kill()
      if (options.folder !== undefined) return
      // Its helpers end a moment after it and may still write.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  }
}
