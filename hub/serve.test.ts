import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inlineScriptHashes, serveApp } from './app.ts'
import { serve, type Running } from './serve.ts'

const page = '<!doctype html><script src="/a.js"></script><script>\nstart()\n</script>'
let folder: string
let server: Running

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'loadbang-serve-'))
  const write = (path: string, text: string) => {
    mkdirSync(join(folder, path, '..'), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  write('index.html', page)
  write('.sources', 'secret')
  write('favicon.svg', '<svg/>')
  write('sandbox/cell.html', '<p>cell')
  write('_app/immutable/chunks/a.js', 'plain')
  write('_app/immutable/chunks/a.js.gz', 'not really gzip')
  write('_app/immutable/workers/w.js', 'worker')
  server = await serve(serveApp(folder), { port: 0 })
})

afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

const get = (path: string, init?: RequestInit) => fetch(server.url + path, init)

test.each(['/', '/patch/V1StGXR8_Z5jdHi6B-myT', '/objects/osc~', '/objects/%3D%3D'])(
  '%s is the page',
  async (path) => {
    const response = await get(path)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toMatch('text/html')
    expect(response.headers.get('cache-control')).toBe('no-cache')
    expect(await response.text()).toBe(page)
  }
)

test.each([
  '/missing.js',
  '/_app/immutable/chunks/gone.js',
  '/_app/immutable/gone',
  '/sandbox/other.html',
  '/sandbox/gone',
  '/.sources',
  '/examples/none.ptperf.zip'
])('%s is not there', async (path) => {
  const response = await get(path)
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toMatch('text/plain')
  expect(response.headers.get('x-content-type-options')).toBe('nosniff')
})

test('the page allows its inline script by hash', async () => {
  const [hash] = inlineScriptHashes(page)
  expect(inlineScriptHashes(page)).toHaveLength(1)
  const policy = (await get('/')).headers.get('content-security-policy')
  expect(policy).toContain(`script-src 'self' ${hash};`)
  expect((await get('/any/page')).headers.get('content-security-policy')).toBe(policy)
})

test('the cell and the worker have policies of their own', async () => {
  expect((await get('/sandbox/cell.html')).headers.get('content-security-policy')).toMatch(
    /^sandbox allow-scripts;/
  )
  expect((await get('/_app/immutable/workers/w.js')).headers.get('content-security-policy')).toContain(
    "'unsafe-eval'"
  )
})

test('hashed files are kept, and sent compressed', async () => {
  const response = await get('/_app/immutable/chunks/a.js', {
    method: 'HEAD',
    headers: { 'accept-encoding': 'gzip' }
  })
  expect(response.headers.get('cache-control')).toContain('immutable')
  expect(response.headers.get('content-encoding')).toBe('gzip')
})

test('only reading is answered', async () => {
  expect((await get('/', { method: 'POST', body: 'x' })).status).toBe(405)
})

test('nothing outside the build is served', async () => {
  expect((await get('/..%2f..%2f..%2fetc/passwd')).status).toBe(404)
  expect((await get('/%2e%2e/%2e%2e/etc/passwd')).status).not.toBe(500)
})

test('an address that is no address is answered', async () => {
  expect((await get('/%E0%A4%A')).status).toBeLessThan(500)
})

test('a port that is taken is refused', async () => {
  await expect(serve(() => {}, { port: server.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test.each(['SIGTERM', 'SIGINT'] as const)('%s closes the server, with a word', async (signal) => {
  const program = `
    import { serve, stopOnSignal } from ${JSON.stringify(join(import.meta.dirname, 'serve.ts'))}
    stopOnSignal(await serve(() => {}, { port: 0 }))
    console.log('up')`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
    if (said === 'up\n') child.kill(signal)
  })
  const [code] = (await once(child, 'close')) as [number | null]
  expect(said).toBe('up\nStopped.\n')
  expect(code).toBe(0)
})
