// What the headers do in a real browser, on a made-up build: who may compile code, and what a cell's frame can reach.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, test } from '@playwright/test'
import { serveApp } from '../hub/app.ts'
import { serve, type Running } from '../hub/serve.ts'

const compiles = `(() => { try { return new Function('return 1')() === 1 } catch { return false } })()`
const cell = `<script>
  const reached = []
  const tried = [
    fetch('/').then(() => reached.push('fetch')).catch(() => {}),
    new Promise((done) => { try { const r = indexedDB.open('x'); r.onsuccess = () => { reached.push('indexedDB'); done() }; r.onerror = done } catch { done() } })
  ]
  try { localStorage.length; reached.push('localStorage') } catch {}
  Promise.all(tried).then(() => {
    const code = 'postMessage({ origin: self.origin, compiles: ' + ${JSON.stringify(compiles)} + ' })'
    const worker = new Worker(URL.createObjectURL(new Blob([code], { type: 'text/javascript' })))
    worker.onmessage = ({ data }) => parent.postMessage({ ...data, reached }, '*')
    worker.onerror = (event) => parent.postMessage({ failed: event.message }, '*')
  })
</script>`
const files: Record<string, string> = {
  'index.html': '<!doctype html><title>page</title><script src="/page.js"></script>',
  'page.js': `
    globalThis.page = ${compiles}
    const worker = new Worker('/_app/immutable/workers/w.js', { type: 'module' })
    worker.onmessage = ({ data }) => (globalThis.worker = data)
    addEventListener('message', ({ data }) => (globalThis.cell = data))
    const frame = document.createElement('iframe')
    frame.src = '/sandbox/cell.html'
    document.documentElement.append(frame)`,
  '_app/immutable/workers/w.js': `postMessage(${compiles})`,
  'sandbox/cell.html': cell
}

let folder: string
let server: Running

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loadbang-policy-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  server = await serve(serveApp(folder), { port: 0 })
})

test.afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

test('the engine compiles, the page does not, a cell does and reaches nothing', async ({ page }) => {
  await page.goto(server.url)
  const seen = (name: string) =>
    page.evaluate((key) => (globalThis as unknown as Record<string, unknown>)[key], name)
  await expect.poll(() => seen('worker')).toBe(true)
  expect(await seen('page')).toBe(false)
  await expect.poll(() => seen('cell')).toEqual({ origin: 'null', compiles: true, reached: [] })
})
