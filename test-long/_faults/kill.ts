// The whole browser is killed outright while a patch stores as fast as it can and is edited, again and again, and started on what
// is left: nothing that anybody has seen acknowledged may be missing, and nothing may be there that nobody asked for.
import type { Page } from '@playwright/test'
import { newProfile } from '../../e2e/helpers/profile.ts'
import { bringFaults } from './bundle.ts'
import { newPage, open, openLoad, plainPage, typeBox } from './hands.ts'
import { load, writers } from './load.ts'
import { backendArgs, type Part } from './part.ts'
import { callWitness, nothingSeen, watch, type Seen } from './witness.ts'

/** Milliseconds after the last edit within which the kill falls. */
const LATEST = 400

export const kill: Part = {
  name: 'kill',
  about: 'SIGKILL of the browser under load',
  async run({ url, backend, random, rounds, say }) {
    const profile = newProfile({ args: backendArgs(backend) })
    const faults: string[] = []
    const total: Totals = { numbers: 0, boxes: 0, more: 0 }
    let seen = nothingSeen()
    let typed: string[] = []
    let address = ''
    try {
      for (let round = 1; round <= rounds + 1; round++) {
        const context = await profile.start()
        await callWitness(context, () => seen)
        if (address !== '') {
          const page = await plainPage(context, url)
          const found = await compare(page, new URL(address).pathname.split('/').at(-1)!, seen, typed, total)
          await page.close()
          for (const fault of found) say(`round ${round - 1}: ${fault}`)
          faults.push(...found)
        }
        if (round > rounds) break
        if (round % 10 === 0)
          say(`round ${round}, ${total.numbers} entries and ${total.boxes} boxes acknowledged so far`)
        ;[seen, typed] = [nothingSeen(), []]
        const page = await newPage(context)
        if (address === '') address = await openLoad(page, url, load)
        else await open(page, address)
        await watch(page)
        const edits = 1 + Math.floor(random() * 4)
        for (let i = 0; i < edits; i++) {
          typed.push(`print r${round}e${i}`)
          await typeBox(page, 160 + 250 * i, 120, typed.at(-1)!)
        }
        await new Promise((resolve) => setTimeout(resolve, random() * LATEST))
        await profile.kill()
      }
    } finally {
      await profile.remove()
    }
    const { numbers, boxes, more } = total
    const figures = `${rounds} kills; acknowledged: ${numbers} entries, ${boxes} boxes; ${more} entries more were there`
    return { faults, figures }
  }
}

interface Totals {
  numbers: number
  boxes: number
  more: number
}

/** What is left beside what was seen; clears it for the next round. */
async function compare(page: Page, id: string, seen: Seen, typed: readonly string[], total: Totals) {
  const found: string[] = []
  await bringFaults(page)
  const left = await page.evaluate((patch) => faults.takeLoad(patch), id)
  for (const name of Object.keys(writers)) {
    const { upTo, strange } = left[name]!
    const acknowledged = seen.numbers.get(`ack-${name}`) ?? 0
    if (upTo < acknowledged) found.push(`${name}: ${acknowledged} acknowledged, ${upTo} there`)
    found.push(...strange.map((what) => `${name}: ${what}`))
    total.numbers += acknowledged
    total.more += upTo - acknowledged
  }
  const { texts, waits } = await page.evaluate((patch) => faults.documentTexts(patch), id)
  const prints = texts.filter((text) => text.startsWith('print '))
  for (const name of seen.saved)
    if (!texts.includes(name) && typed.includes(name)) found.push(`${name} was saved and is gone`)
  for (const text of prints) if (!typed.includes(text)) found.push(`${text} is there and nobody typed it`)
  const others = texts.length - prints.length
  if (others !== Object.keys(load.boxes).length) found.push(`${others} boxes of the load are left`)
  if (waits) found.push('the document waits for what is missing on the disk')
  total.boxes += typed.filter((text) => seen.saved.has(text)).length
  await page.evaluate(([patch, gone]) => faults.removeBoxes(patch, gone), [id, prints] as const)
  return found
}
