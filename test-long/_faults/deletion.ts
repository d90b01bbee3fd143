// A patch is deleted in one tab while another stores into it as fast as it can: the deletion ends, the other tab is told and does
// not hang; what lies in the trash is whole; and what is deleted for good does not come back, whatever the other tab still writes.
import type { BrowserContext, Page } from '@playwright/test'
import { newProfile } from '../../e2e/helpers/profile.ts'
import { bringFaults } from './bundle.ts'
import { eventually, newPage, openLoad, plainPage } from './hands.ts'
import { load, writers } from './load.ts'
import { backendArgs, Findings, most, type Part } from './part.ts'
import { callWitness, nothingSeen, watch } from './witness.ts'

export const deletion: Part = {
  name: 'deletion',
  about: 'deleted in another tab while it stores',
  async run({ url, backend, random, rounds, say }) {
    const profile = newProfile({ args: backendArgs(backend) })
    const found = new Findings(say)
    const times = Math.max(2, Math.round(rounds / 10))
    const took: number[] = []
    const told: number[] = []
    let seen = nothingSeen()
    let acknowledged = 0
    try {
      const context = await profile.start()
      await callWitness(context, () => seen)
      for (let round = 1; round <= times; round++) {
        const expect = (holds: boolean, fault: string) => found.expect(holds, `round ${round}: ${fault}`)
        seen = nothingSeen()
        const writing = await newPage(context)
        const address = await openLoad(writing, url, load)
        const id = new URL(address).pathname.split('/').at(-1)!
        await watch(writing)
        const other = await newPage(context)
        await other.goto(url)
        await other.waitForTimeout(random() * 1500)

        const began = performance.now()
        await other.getByRole('button', { name: 'Delete Sketch', exact: true }).click()
        await other.getByRole('dialog').getByRole('button', { name: 'Delete patch and data' }).click()
        await mine(other).first().waitFor({ state: 'hidden' })
        took.push(performance.now() - began)
        await writing.getByText('This patch was moved to the trash in another tab').waitFor()
        told.push(performance.now() - began)

        const reader = await plainPage(context, url)
        await bringFaults(reader)
        const look = () => reader.evaluate((patch) => faults.lookAtLoad(patch), id)
        const left = await look()
        for (const name of Object.keys(writers)) {
          const number = seen.numbers.get(`ack-${name}`) ?? 0
          acknowledged += number
          const { upTo, strange } = left[name]!
          expect(upTo >= number, `${name}: ${number} acknowledged, ${upTo} in the trash`)
          for (const what of strange) expect(false, `${name}: ${what}`)
        }
        await reader.waitForTimeout(500)
        expect(JSON.stringify(await look()) === JSON.stringify(left), 'it is still written in the trash')

        if (random() < 0.5) {
          await writing.getByRole('button', { name: 'Restore' }).click()
          await writing.getByRole('application', { name: /^Patch, / }).waitFor()
          expect((await documentBoxes(reader, id)) === Object.keys(load.boxes).length, 'boxes are missing')
          // Deleted once more while it has just begun to store again.
          await other.getByRole('button', { name: 'Delete Sketch', exact: true }).click()
          await other.getByRole('dialog').getByRole('button', { name: 'Delete patch and data' }).click()
          await mine(other).first().waitFor({ state: 'hidden' })
        }
        await emptyTrash(other)
        await writing.getByText('This patch was deleted in another tab').waitFor()
        // The shell of a database goes with the last connection, which may take its time.
        await eventually('its databases go', async () => (await databasesOf(reader, id)).length === 0).catch(
          async () => expect(false, `left: ${(await databasesOf(reader, id)).join()}`)
        )
        for (const page of [writing, other, reader]) await page.close()
        await nothingComesBack(context, url, id, expect)
      }
    } finally {
      await profile.remove()
    }
    const figures =
      `${times} deletions, ${acknowledged} entries acknowledged before; in the trash after at most ${most(took)} ms, ` +
      `the other tab told after at most ${most(told)} ms`
    return { faults: found.faults, figures }
  }
}

const mine = (page: Page) => page.getByRole('region', { name: 'My patches' }).getByRole('listitem')

/** From the first page. */
async function emptyTrash(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^Trash/ }).click()
  await page.getByRole('button', { name: 'Empty the trash' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Empty the trash' }).click()
  await page.getByText('The trash is empty.').waitFor()
}

const documentBoxes = async (page: Page, id: string): Promise<number> =>
  (await page.evaluate((patch) => faults.documentTexts(patch), id)).texts.length

const databasesOf = (page: Page, id: string): Promise<string[]> =>
  page.evaluate(
    async (part) => (await indexedDB.databases()).flatMap(({ name }) => (name?.includes(part) ? [name] : [])),
    id
  )

async function nothingComesBack(
  context: BrowserContext,
  url: string,
  id: string,
  expect: (holds: boolean, fault: string) => void
): Promise<void> {
  const page = await newPage(context)
  await page.goto(url)
  await page.getByRole('button', { name: 'New patch' }).waitFor()
  await page.waitForTimeout(1500)
  expect((await mine(page).count()) === 0, 'the patch came back into the list')
  expect((await databasesOf(page, id)).length === 0, `came back: ${(await databasesOf(page, id)).join()}`)
  await page.close()
}
