// A disk that is really full: a patch says what it could not store, keeps what was stored before, and heals when there is room
// again, without anybody doing anything. Or the browser is killed meanwhile, and started on the full disk.
import type { Page } from '@playwright/test'
import { box, errorOn } from '../../e2e/helpers/boxes.ts'
import { newProfile, type Profile } from '../../e2e/helpers/profile.ts'
import { bringFaults } from './bundle.ts'
import { mountDisk, type SmallDisk } from './disk.ts'
import { ask, bar, names, newPage, open, openConsole, openLoad, plainPage, typeBox } from './hands.ts'
import { lagOf, measureLag, resetLag } from './lag.ts'
import type { Load } from './load.ts'
import { backendArgs, Findings, most, type Part, type Setting } from './part.ts'

const MEGABYTES = 150
/** More than any place has left in what it has laid out already. */
const LONG = "'x'.repeat(60000)"

const load: Load = {
  boxes: {
    before: [20, 20, 'msg set before 1'],
    get: [220, 20, 'msg get before'],
    after: [420, 20, 'msg 1'],
    long: [420, 60, `js ({set: ['after', ${LONG}]})`],
    kv: [20, 100, 'kv data'],
    kvSays: [20, 140, 'print kv'],
    insert: [20, 200, 'msg insert notes {text: "before"}'],
    count: [420, 200, 'msg count notes {text: "before"}'],
    all: [320, 240, 'msg count notes'],
    more: [720, 200, 'msg 2'],
    longer: [720, 240, `js ({insert: ['notes', {text: ${LONG}}]})`],
    db: [20, 280, 'db data'],
    dbSays: [20, 320, 'print db']
  },
  cables: [
    ...['before kv', 'get kv', 'after long', 'long kv', 'kv kvSays'],
    ...['insert db', 'count db', 'all db', 'more longer', 'longer db', 'db dbSays']
  ]
}

export const full: Part = {
  name: 'full',
  about: 'a disk that is really full',
  async run(setting) {
    const disk = mountDisk(MEGABYTES)
    if ('notRun' in disk) return disk
    const profile = newProfile({ args: backendArgs(setting.backend), folder: `${disk.folder}/profile` })
    try {
      return await new FullDisk(setting, disk, profile).run()
    } finally {
      await profile.kill()
      disk.remove()
    }
  }
}

class FullDisk {
  #setting: Setting
  #disk: SmallDisk
  #profile: Profile
  #found: Findings
  #page!: Page
  #address = ''
  #round = 0
  /** Texts of boxes that must be there. */
  #typed: string[] = []
  /** Long documents that were called stored, and requests that were refused. */
  #inserted = 0
  #refusals = 0
  #lags: number[] = []
  #healed: number[] = []

  constructor(setting: Setting, disk: SmallDisk, profile: Profile) {
    this.#setting = setting
    this.#disk = disk
    this.#profile = profile
    this.#found = new Findings(setting.say)
  }

  async run() {
    const { rounds, random, url } = this.#setting
    const times = Math.max(1, Math.round(rounds / 10))
    let kills = 0
    await this.#start()
    this.#address = await openLoad(this.#page, url, load)
    for (this.#round = 1; this.#round <= times; this.#round++) {
      await this.#withRoom()
      await this.#fill()
      await this.#refused()
      if (random() < 0.3) {
        kills++
        await this.#startOnFullDisk()
      } else await this.#heal()
      await this.#roomAgain()
    }
    this.#expect(this.#refusals > 0, 'nothing was ever refused')
    const figures =
      `${times} times full, ${this.#refusals} requests refused, ${kills} of them with a kill; "Not saved" at most ${most(this.#lags)} ms after the first ` +
      `failed write; saved again at most ${most(this.#healed)} ms after there was room`
    return { faults: this.#found.faults, figures }
  }

  async #start(): Promise<void> {
    const context = await this.#profile.start()
    await measureLag(context)
    this.#page = await newPage(context)
  }

  #expect(holds: boolean, fault: string): void {
    this.#found.expect(holds, `round ${this.#round}: ${fault}`)
  }

  async #ask(message: string, printer: 'kv' | 'db'): Promise<string> {
    try {
      return await ask(this.#page, message, printer)
    } catch (thrown) {
      const shown = await this.#page.locator('body').innerText()
      throw new Error(`${message} is not answered; the page says: ${shown}`, { cause: thrown })
    }
  }

  /** Plays a message box; the reply must have this part. */
  async #answers(when: string, message: string, printer: 'kv' | 'db', part: string | RegExp): Promise<void> {
    const reply = await this.#ask(message, printer)
    const right = typeof part === 'string' ? reply.includes(part) : part.test(reply)
    this.#expect(right, `${message}, ${when}, was answered ${reply.slice(0, 300)}`)
  }

  async #type(text: string): Promise<void> {
    await typeBox(this.#page, 100 + 250 * this.#typed.length, 110, text)
    this.#typed.push(text)
  }

  async #withRoom(): Promise<void> {
    await openConsole(this.#page)
    await this.#answers('with room', 'set before 1', 'kv', 'ok: true')
    await this.#answers('with room', 'insert notes {text: "before"}', 'db', 'id: ')
    await this.#type(`print r${this.#round}`)
    await bar(this.#page, 'Saved').waitFor()
    await this.#inPlainPage((page) => page.evaluate((round) => faults.putControl(round), this.#round))
  }

  async #inPlainPage<T>(act: (page: Page) => Promise<T>): Promise<T> {
    const page = await plainPage(this.#page.context(), this.#setting.url)
    try {
      await bringFaults(page)
      return await act(page)
    } finally {
      await page.close()
    }
  }

  /** Fills the disk, and edits until an edit could not be saved. */
  async #fill(): Promise<void> {
    const page = this.#page
    const { random } = this.#setting
    await resetLag(page)
    this.#disk.fill(random() < 0.5 ? 0 : Math.floor(random() * 20_000))
    await this.#type(`print r${this.#round} full`)
    // Small edits may still find room in what is laid out already.
    for (let i = 0; (await lagOf(page)) === null; i++) {
      if (i === 100) throw new Error('the disk is full, and edits are still saved')
      if (i === 10) this.#disk.fill()
      await page.keyboard.press('Control+z')
      await page.keyboard.press('Control+Shift+z')
      await page.waitForTimeout(200)
    }
    this.#disk.fill()
    const lag = (await lagOf(page))!
    this.#lags.push(lag)
    this.#expect(lag <= 1000, `the bar said "Not saved" ${Math.round(lag)} ms after the first failed write`)
    const sentence = await this.#sentence()
    this.#expect(/room|disk/i.test(sentence), `the bar says only: ${sentence}`)
  }

  /** What the bar says behind its word. */
  async #sentence(): Promise<string> {
    await this.#page.locator('[data-save]').click()
    const sentence = await this.#page.locator('.lb-menu').innerText()
    await this.#page.keyboard.press('Escape')
    return sentence
  }

  /** What a box says that could not store something. What it says it did store must be there later. */
  async #refused(): Promise<void> {
    for (const [message, printer, name] of [
      ['1', 'kv', 'kv data'],
      ['2', 'db', 'db data']
    ] as const) {
      const reply = await this.#ask(message, printer)
      const said = /op: "error", message: "(.*)"/.exec(reply)?.[1]
      if (said === undefined) {
        if (printer === 'db') this.#inserted++
        continue
      }
      this.#refusals++
      this.#expect(/room|disk/i.test(said), `${name} says only: ${said}`)
      const mark = await errorOn(box(this.#page, name)).getAttribute('aria-label')
      this.#expect(mark?.trim() === `Error: ${said}`, `on ${name} stands ${mark}, and it said ${said}`)
    }
    await this.#answers('without room', 'get before', 'kv', /value: 1|op: "error"/)
  }

  async #heal(): Promise<void> {
    await this.#type(`print r${this.#round} meanwhile`)
    this.#disk.free()
    const freed = performance.now()
    await bar(this.#page, 'Saved')
      .waitFor()
      .catch(async (thrown: unknown) => {
        throw new Error(`it does not heal; the bar says: ${await this.#sentence()}`, { cause: thrown })
      })
    this.#healed.push(performance.now() - freed)
  }

  /** What was said to be not saved may be gone then; nothing else. */
  async #startOnFullDisk(): Promise<void> {
    await this.#profile.kill()
    this.#disk.fill()
    await this.#start()
    await this.#page.goto(this.#address)
    await this.#page.waitForTimeout(3000)
    this.#disk.free()
    await open(this.#page, this.#address)
    const there = await names(this.#page)
    this.#typed = this.#typed.filter((text) => !text.endsWith(' full') || there.includes(text))
  }

  async #roomAgain(): Promise<void> {
    const page = this.#page
    const control = await this.#inPlainPage((page) =>
      page.evaluate((round) => faults.hasControl(round), this.#round)
    )
    this.#expect(control, 'the browser has thrown away whatever this origin had stored')
    await openConsole(page)
    // A browser that was started on a full disk goes by that for a while.
    for (let i = 0; i < 60 && !(await this.#ask('1', 'kv')).includes('ok: true'); i++)
      await page.waitForTimeout(2000)
    await this.#answers('with room again', '1', 'kv', 'ok: true')
    await this.#answers('with room again', '2', 'db', 'id: ')
    this.#inserted++
    await this.#answers('with room again', 'get before', 'kv', 'value: 1')
    await this.#answers('with room again', 'count notes {text: "before"}', 'db', `count: ${this.#round}}`)
    await this.#answers('with room again', 'count notes', 'db', `count: ${this.#round + this.#inserted}}`)
    for (const name of ['kv data', 'db data'])
      this.#expect((await errorOn(box(page, name)).count()) === 0, `the error stays on ${name}`)
    await open(page, this.#address)
    const there = await names(page)
    for (const text of this.#typed) this.#expect(there.includes(text), `${text} was saved and is gone`)
    const id = new URL(this.#address).pathname.split('/').at(-1)!
    const made = [id, this.#typed.splice(0)] as const
    await this.#inPlainPage((tidy) =>
      tidy.evaluate(([patch, texts]) => faults.removeBoxes(patch, texts), made)
    )
  }
}
