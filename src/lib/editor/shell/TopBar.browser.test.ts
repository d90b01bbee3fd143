import { render } from 'vitest-browser-svelte'
import { tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { newPatch } from '../../patch/shape.ts'
import { FakeEngine } from '../canvas/testing/fake-engine.ts'
import { fakeSession } from '../canvas/testing/fake-session.ts'
import { me } from '../people/me.svelte.ts'
import { People } from '../people/people.svelte.ts'
import { Room } from '../people/testing/room.ts'
import { classes } from '../session/classes.ts'
import { Sharing } from '../session/sharing.svelte.ts'
import type { Session } from '../session/types.ts'
import '../theme/theme.css'
import '../theme/base.css'
import TopBar from './TopBar.svelte'

let room: Room
beforeEach(() => void (room = new Room()))
afterEach(() => room.close())

const WIDTHS = [640, 700, 721, 760, 800, 860, 899, 901, 940, 1000, 1100, 1180, 1280, 1366, 1440, 1600]

/** A bar of a shared patch with so many people in it, oneself with them. */
function open(count: number, unknown: number, more: Partial<Session> = {}) {
  const doc = newPatch('test')
  const sharing = new Sharing('test', doc, undefined, { onRole() {}, onEnd() {} })
  sharing.link = { org: 'home', docid: 'x', role: 'owner', key: 'k' }
  sharing.sync = { state: 'synced' }
  const session = { ...fakeSession(doc, new FakeEngine(), classes), sharing, ...more }
  const people = new People(room.join(doc).awareness, 'test')
  people.speaker.say({ user: { id: me.id, name: me.name, color: me.color, role: 'owner' } })
  for (let i = 1; i < count; i++)
    room.join().awareness.setLocalState({ user: { id: `p${i}`, name: `Person ${i}`, color: 'olive' } })
  const nothing = () => {}
  void render(TopBar, {
    ...{ session, people, mode: 'edit', panel: null, unknown },
    ...{ onpanel: nothing, onexport: nothing, onenvelope: nothing, onpd: nothing, onfiles: nothing },
    ...{ onpermissions: nothing, onload: nothing, onshare: nothing, onhelp: nothing }
  })
  return { sharing }
}

const parts = () =>
  [...document.querySelectorAll<HTMLElement>('header :is(button, a, input)')].filter(
    (each) => each.getClientRects().length > 0
  )
const nameOf = (each: HTMLElement) => each.getAttribute('aria-label') ?? each.textContent?.trim() ?? ''

/** Which of the bar's parts lie on one another, or reach out of the bar. */
function overlaps(): string[] {
  const bar = document.querySelector('header')!.getBoundingClientRect()
  const all = parts().map((each) => ({ name: nameOf(each), rect: each.getBoundingClientRect() }))
  const found: string[] = []
  for (const [i, { name, rect }] of all.entries()) {
    if (rect.left < bar.left || rect.right > bar.right + 0.5) found.push(`${name} reaches out`)
    for (const other of all.slice(i + 1))
      if (
        Math.min(rect.right, other.rect.right) - Math.max(rect.left, other.rect.left) > 0.5 &&
        Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top) > 0.5
      )
        found.push(`${name} and ${other.name}`)
  }
  return found
}

async function atWidth(width: number): Promise<void> {
  await page.viewport(width, 400)
  await tick()
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await tick()
}

const long = 'A patch whose name is as long as names become when somebody means it'
const cases: [string, number, number, Partial<Session>][] = [
  ['one', 1, 0, {}],
  ['two', 2, 0, {}],
  ['three and an unknown box', 3, 1, {}],
  ['six and unknown boxes', 6, 12, {}],
  ['nine, and a long name', 9, 1, { name: long }],
  [
    'two who are offline',
    2,
    1,
    { name: long, status: { state: 'offline', word: 'Offline · 12 changes waiting', sentence: '' } }
  ],
  [
    'four, one a viewer',
    4,
    0,
    { mayEdit: false, status: { state: 'viewing', word: 'Viewing', sentence: '' } }
  ]
]

describe('the bar above the canvas', () => {
  it.each(cases)('does not lie on itself with %s in it', async (_, count, unknown, more) => {
    open(count, unknown, more)
    await page.viewport(1600, 400)
    await expect.element(page.getByRole('button', { name: /^You are / })).toBeVisible()
    const found: string[] = []
    for (const width of WIDTHS) {
      await atWidth(width)
      found.push(...overlaps().map((each) => `${width}: ${each}`))
      const name = document.querySelector('header input')!.getBoundingClientRect()
      if (name.width < 40) found.push(`${width}: the name has ${name.width} pixels`)
      // Nobody is left out without a number.
      const people = document.querySelectorAll('[role="group"] .lb-person:not(.more)').length
      const rest = Number(document.querySelector('.lb-person.more')?.textContent ?? 0)
      if (people + rest !== count) found.push(`${width}: ${people} people and ${rest} more`)
    }
    expect(found).toEqual([])
  })

  it('has everything in a wide window, and what has no room in the menu', async () => {
    open(6, 1)
    await page.viewport(1600, 400)
    await expect.element(page.getByRole('button', { name: 'Help and keys' })).toBeVisible()
    await expect.poll(() => document.querySelectorAll('.lb-person')).toHaveLength(6)
    await atWidth(800)
    await page.getByRole('button', { name: 'More', exact: true }).click()
    for (const name of ['History', 'Data', 'Not known here', 'Help and keys'])
      await expect.element(page.getByRole('menuitem', { name })).toBeVisible()
  })

  it('does not say that a patch is shared whose sharing has ended', async () => {
    const { sharing } = open(1, 0)
    await page.viewport(1280, 400)
    const button = page.getByRole('button', { name: 'Share', exact: true })
    await expect.element(button).toHaveTextContent('Shared')
    sharing.sync = { state: 'ended', code: 'x', sentence: 'It ended.', waiting: 0 }
    await expect.element(button).toHaveTextContent('Not shared')
  })
})
