// Nothing that was acknowledged is lost: the browser is killed outright again and again while a patch is typed, at a random
// moment, and started on what is left. Everything that the bar had called saved before the kill must be there, and of the rest
// nothing but what was typed.
//
//     npm run test:long -- kills [ROUNDS] [SEED]
import type { Page } from 'playwright'
import * as Y from 'yjs'
import { box, boxes } from '../e2e/helpers/boxes.ts'
import { canvas } from '../e2e/helpers/app.ts'
import { newProfile } from '../e2e/helpers/profile.ts'
import { serveApp } from '../hub/app.ts'
import { serve } from '../hub/serve.ts'
import { buildIfStale } from '../scripts/build.ts'
import { documentDatabase } from '../src/lib/storage/document/database.ts'
import { orExit } from '../scripts/tools.ts'

const rounds = Number(process.argv[2] ?? 100)
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000)
console.log(`${rounds} rounds, seed ${seed}`)
const random = mulberry32(seed)

orExit(buildIfStale())
const server = await serve(serveApp('build'), { port: 0 })
const profile = newProfile()
/** Texts that the bar had called saved, and texts that were typed. */
const acknowledged = new Set<string>()
const typed = new Set<string>()
let address = ''
let lost = 0
let strange = 0
let unsaved = 0

try {
  for (let round = 1; round <= rounds; round++) {
    const page = await (await profile.start()).newPage()
    if (address === '') {
      await page.goto(server.url)
      await page.getByRole('button', { name: 'New patch' }).click()
      await page.waitForURL(/\/patch\//)
      address = page.url()
    } else await page.goto(address)
    await canvas(page).waitFor()
    await page.getByRole('button', { name: /^Saved: / }).waitFor()
    await compare(page, round)
    // One box at a time stays: the next round begins with an empty canvas, so that all boxes are always in view.
    await page.keyboard.press('Control+a')
    await page.keyboard.press('Delete')
    await page.getByRole('button', { name: /^Saved: / }).waitFor()
    acknowledged.clear()
    typed.clear()
    const edits = 1 + Math.floor(random() * 4)
    for (let i = 0; i < edits; i++) await type(page, `print r${round}e${i}`, i)
    await new Promise((resolve) => setTimeout(resolve, random() * 400))
    // Asked at the last moment: what it says now has been said to a person.
    const say = await page
      .getByRole('button', { name: /^(Saved|Saving|Not saved)/ })
      .first()
      .getAttribute('aria-label')
    if (say?.startsWith('Saved')) for (const text of typed) acknowledged.add(text)
    else unsaved++
    await profile.kill()
  }
} finally {
  await profile.remove()
  await server.close()
}
console.log(
  `${rounds} rounds, ${lost} acknowledged edits lost, ${strange} boxes that nobody typed, ` +
    `${unsaved} kills before the acknowledgement; seed ${seed}`
)
process.exit(lost + strange === 0 ? 0 : 1)

async function type(page: Page, text: string, place: number): Promise<void> {
  await page.mouse.dblclick(300, 140 + 80 * place)
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  // Only what a person sees counts as typed.
  await box(page, text).waitFor()
  typed.add(text)
  // Some are acknowledged on the way, so that a kill falls between acknowledged and other edits.
  if (random() < 0.5) {
    await page.getByRole('button', { name: /^Saved: / }).waitFor()
    for (const text of typed) acknowledged.add(text)
  }
}

async function compare(page: Page, round: number): Promise<void> {
  for (const text of acknowledged) {
    const there = await box(page, text)
      .waitFor({ timeout: 10_000 })
      .then(
        () => true,
        () => false
      )
    if (there) continue
    lost++
    console.log(`round ${round}: ${text} was saved and is gone; ${await onDisk(page)}`)
  }
  const names = await boxes(page).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
  for (const name of names) {
    if (typed.has(name)) continue
    strange++
    console.log(`round ${round}: "${name}" is there and nobody typed it`)
  }
}

/** What lies on the disk, for whoever has to find out: records, and whether something in them waits for what is missing. */
async function onDisk(page: Page): Promise<string> {
  const records = await page.evaluate(
    async (name) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name)
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('no database'))
      })
      const all = db.transaction('updates').objectStore('updates').getAll()
      await new Promise((resolve) => (all.onsuccess = resolve))
      db.close()
      return (all.result as Uint8Array[]).map((update) => [...update])
    },
    documentDatabase(new URL(address).pathname.split('/').at(-1)!)
  )
  const doc = new Y.Doc()
  for (const record of records) Y.applyUpdate(doc, Uint8Array.from(record))
  const texts = [...doc.getMap<Y.Map<unknown>>('nodes').values()].map((node) => String(node.get('text')))
  const waits = doc.store.pendingStructs ? 'something waits for what is missing' : 'nothing is missing'
  return `${records.length} records of ${records.map((r) => r.length).join(', ')} bytes, ${waits}, boxes ${texts.join(' | ')}`
}

/** A small seeded generator (Tommy Ettinger's mulberry32, public domain). */
function mulberry32(state: number): () => number {
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
