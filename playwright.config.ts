// End-to-end tests: the built app, served by the real server on a free port, in a real Chromium.
import { mkdtempSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'
import { browserArgs, executablePath } from './scripts/ensure-browser.ts'

// Read again in each worker, which has to find the same server.
process.env.E2E_PORT ??= String(await freePort())
process.env.E2E_DATA ??= mkdtempSync(join(tmpdir(), 'loadbang-e2e-'))
const url = `http://localhost:${process.env.E2E_PORT}`

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.e2e.ts',
  workers: 2,
  fullyParallel: true,
  forbidOnly: !!process.env.CI,
  // CI's machine is shared: a test that passes only at its second try is named as flaky, and does not stop a landing.
  retries: process.env.CI ? 1 : 0,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: url,
    headless: true,
    viewport: { width: 1280, height: 800 },
    launchOptions: { executablePath: await executablePath(), args: browserArgs() },
    // Tracing what passes costs a third of the time; `--trace on` for whoever looks for something.
    trace: 'on-first-retry'
  },
  webServer: {
    command: 'node scripts/start.ts',
    url,
    // What tests share lies in a folder of their own, not in that of the person at this machine.
    env: { PORT: process.env.E2E_PORT, LOADBANG_DATA: process.env.E2E_DATA },
    timeout: 180_000
  },
  outputDir: 'test-results/e2e',
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]]
})

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
