// What cells try, and do not reach. Two walls, tested apart: what is taken away inside a cell, and the policy and opaque
// origin of the frame, which hold for a worker from which nothing was taken.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { BrowserCells } from './browser-cells.ts'
import { Sandbox } from './frame.ts'
import { contextNames } from './inside/context.ts'
import { acceptEscapes } from './testing/accept-escapes.ts'
import { startCell, until } from './testing/host.ts'

const sandbox = new Sandbox()
const cells = new BrowserCells({ openPort: (id) => sandbox.open(id), closePort: (id) => sandbox.close(id) })
const heard: unknown[] = []
const listen = (event: MessageEvent): void => void heard.push(event.data)
beforeAll(() => window.addEventListener('message', listen))
afterAll(() => {
  window.removeEventListener('message', listen)
  sandbox.dispose()
})

const { origin } = location

acceptEscapes(cells, 'browser', origin)

test('nothing reached the page', () => {
  expect(heard.filter((data) => data === 'escaped')).toEqual([])
})

test('what is left in a cell is the language and the context', async () => {
  const { host } = startCell(
    cells,
    `const left = []
     for (let o = globalThis; o && o !== Object.prototype; o = Object.getPrototypeOf(o)) left.push(...Object.getOwnPropertyNames(o))
     send(left)`
  )
  await until(host, () => host.sent.length === 1)
  const language = await bareNames()
  const more: string[] = [...contextNames, 'Blob', 'ImageBitmap']
  const strange = (host.messages[0] as string[]).filter((name) => !language.has(name) && !more.includes(name))
  // Constants of the interface that cannot be deleted, two numbers.
  expect(strange.filter((name) => name !== 'TEMPORARY' && name !== 'PERSISTENT')).toEqual([])
})

// The language's names alone, from ECMA-262: those that every realm of this engine has, also one without a window.
async function bareNames(): Promise<Set<string>> {
  const worklet = `registerProcessor('names', class extends AudioWorkletProcessor {
    constructor() { super(); this.port.postMessage(Object.getOwnPropertyNames(globalThis)) }
    process() { return false } })`
  const url = URL.createObjectURL(new Blob([worklet], { type: 'text/javascript' }))
  const context = new OfflineAudioContext(1, 128, 44_100)
  await context.audioWorklet.addModule(url)
  const node = new AudioWorkletNode(context, 'names')
  const names = await new Promise<string[]>((resolve) => {
    node.port.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data)
  })
  return new Set(names.filter((name) => !/Audio|Worklet|Message|Event|^WebAssembly$|^console$/.test(name)))
}

test('what a cell says in place of our own code is checked, and not listened to', async () => {
  const { host } = startCell(
    cells,
    `Array.prototype.push = function () { this[this.length] = ['not', 'what', 'the protocol has'] }
     send(1); console.log('x')`
  )
  const other = startCell(cells, 'setTimeout(() => send(1), 100)')
  await until(other.host, () => other.host.sent.length === 1)
  expect([host.sent, host.lines, host.failures]).toEqual([[], [], []])
})

test('the frame and its workers have an opaque origin, and a policy that lets nothing out', async () => {
  const policy = (await fetch('/sandbox/cell.html')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain('sandbox allow-scripts')
  expect(policy).not.toContain('allow-same-origin')
  const tried = await tryUnlocked(policy)
  expect(tried.filter(([, result]) => result !== 'failed')).toEqual([['origin', 'null']])
  // Each was tried.
  expect(tried.length).toBe(11)
})

/** Runs attempts in a worker of a frame with the cells' policy, from which nothing was taken away. */
async function tryUnlocked(policy: string): Promise<[string, string][]> {
  const work = `
    const tried = []
    const attempt = async (name, fn) => { let result; try { result = String(await fn()) } catch { result = 'failed' } tried.push([name, result]) }
    onmessage = async () => {
      await attempt('origin', () => self.origin)
      await attempt('fetch', () => fetch('${origin}/', { mode: 'no-cors' }))
      await attempt('xhr', () => new Promise((y, n) => { const x = new XMLHttpRequest(); x.onload = y; x.onerror = n; x.open('GET', '${origin}/'); x.send() }))
      await attempt('websocket', () => new Promise((y, n) => { const s = new WebSocket('${origin.replace('http', 'ws')}/'); s.onopen = y; s.onerror = n; s.onclose = n }))
      await attempt('eventsource', () => new Promise((y, n) => { const s = new EventSource('${origin}/'); s.onopen = y; s.onerror = n }))
      await attempt('importScripts', () => importScripts('${origin}/theme.js'))
      await attempt('import', () => import('${origin}/theme.js'))
      await attempt('import data', () => import('data:text/javascript,1'))
      await attempt('indexedDB', () => new Promise((y, n) => { const r = indexedDB.open('x'); r.onsuccess = y; r.onerror = n }))
      await attempt('caches', () => caches.open('x'))
      await attempt('opfs', () => navigator.storage.getDirectory())
      postMessage(tried)
    }`
  const page = `<meta http-equiv="Content-Security-Policy" content="${policy.replace(/sandbox[^;]*;/, '')}"><script>
    const worker = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(work).replaceAll('<', '\\x3c')}], { type: 'text/javascript' })))
    worker.onmessage = ({ data }) => parent.postMessage({ tried: data }, '*')
    worker.postMessage(0)
  </script>`
  const frame = document.createElement('iframe')
  frame.setAttribute('sandbox', 'allow-scripts')
  frame.srcdoc = page
  const answer = new Promise<[string, string][]>((resolve) => {
    const hear = ({ data }: MessageEvent<{ tried?: [string, string][] }>): void => {
      if (!data.tried) return
      window.removeEventListener('message', hear)
      resolve(data.tried)
    }
    window.addEventListener('message', hear)
  })
  document.body.append(frame)
  try {
    return await answer
  } finally {
    frame.remove()
  }
}
