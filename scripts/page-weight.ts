// How much JavaScript the first page loads, compressed: what the server is asked for between the address and quiet,
// workers included, whatever way it is asked for.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { serveApp } from '../hub/app.ts'
import { serve } from '../hub/serve.ts'
import { browserArgs, executablePath } from './ensure-browser.ts'
import { root } from './tools.ts'

// What is asked. What a first page can do without until a hand asks for it is loaded then.
export const limit = 250 * 1024

/** Bytes per script, as they are served to a browser (brotli), in the order in which they were asked for. */
export async function pageWeight(path = '/'): Promise<Map<string, number>> {
  const folder = join(root, 'build')
  const weights = new Map<string, number>()
  const app = serveApp(folder)
  // Counted where all requests arrive: a browser tells a test of its page's requests, not of all its workers'.
  const server = await serve(
    (request, response) => {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost')
      if (pathname.endsWith('.js')) weights.set(pathname, statSync(join(folder, `${pathname}.br`)).size)
      app(request, response)
    },
    { port: 0 }
  )
  const browser = await chromium.launch({ executablePath: await executablePath(), args: browserArgs() })
  try {
    const page = await browser.newPage()
    await page.goto(server.url + path, { waitUntil: 'networkidle' })
    // The engine starts after the page has drawn.
    await page.waitForTimeout(2000)
  } finally {
    await browser.close()
    await server.close()
  }
  return weights
}

export function sum(weights: ReadonlyMap<string, number>): number {
  return [...weights.values()].reduce((total, bytes) => total + bytes, 0)
}

if (import.meta.main) {
  const weights = await pageWeight()
  for (const [path, bytes] of [...weights].sort((a, b) => b[1] - a[1]))
    console.log(`${String(bytes).padStart(8)} ${path}`)
  console.log(`${(sum(weights) / 1024).toFixed(1)} KB of at most ${limit / 1024} KB`)
  if (sum(weights) > limit) process.exitCode = 1
}
