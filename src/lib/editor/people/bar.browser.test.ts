import { render } from 'vitest-browser-svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { addBox, moveInLayout, ownPlace } from '../../patch/edits.ts'
import { newPatch } from '../../patch/shape.ts'
import { FakeEngine } from '../canvas/testing/fake-engine.ts'
import { fakeSession } from '../canvas/testing/fake-session.ts'
import { classes } from '../session/classes.ts'
import { notices } from '../shell/notices.svelte.ts'
import '../theme/theme.css'
import { me } from './me.svelte.ts'
import { rememberOwnLayout } from './own-layout.ts'
import PeopleBar from './PeopleBar.svelte'
import { People } from './people.svelte.ts'
import { Room } from './testing/room.ts'

let room: Room
beforeEach(async () => {
  await page.viewport(1000, 700)
  room = new Room()
  // Another file's tests may have left it on.
  rememberOwnLayout('test', false)
})
afterEach(() => room.close())

/** A bar with so many others in the patch. */
function open(names: readonly string[]) {
  const doc = newPatch('test')
  const session = fakeSession(doc, new FakeEngine(), classes)
  addBox(session, { id: 'a', text: 'metro 500', position: { x: 0, y: 0 } })
  const people = new People(room.join(doc).awareness, 'test')
  people.speaker.say({ user: { id: me.id, name: me.name, color: me.color, role: 'owner' } })
  const seats = names.map((name) => {
    const seat = room.join()
    seat.awareness.setLocalState({ user: { id: name, name, color: 'olive', role: 'editor' } })
    return seat
  })
  void render(PeopleBar, { people, session })
  return { people, session, seats, doc }
}

const inBar = () =>
  [...document.querySelectorAll<HTMLElement>('[role="group"] button')].map((e) => e.textContent?.trim())

describe('the people in the bar', () => {
  it('are at most five, and a number for the rest, who are in the list behind it, which goes when one follows', async () => {
    const { people } = open(['Ada', 'Bob', 'Cleo', 'Dan', 'Eve', 'Finn', 'Gil'])
    await expect.poll(inBar).toEqual(['+3', 'D', 'C', 'B', 'A', [...me.name][0]])
    await page.getByRole('button', { name: '3 more people' }).click()
    expect(document.querySelectorAll('.lb-menu li')).toHaveLength(8)
    await page.getByRole('button', { name: 'Follow Gil' }).click()
    expect(people.following).toBe('Gil')
    await expect.poll(() => document.querySelectorAll('.lb-menu')).toHaveLength(0)
    // And whoever is followed is seen.
    await expect.poll(inBar).toEqual(['+3', 'C', 'B', 'A', 'G', [...me.name][0]])
  })

  it('say their role and what they type in, and are followed by a press, but for those who follow oneself', async () => {
    const { people, seats } = open(['Ada', 'Bob'])
    seats[0]!.awareness.setLocalState({
      ...seats[0]!.awareness.getLocalState(),
      editing: 'a',
      user: { id: 'Ada', name: 'Ada', color: 'olive', role: 'viewer' }
    })
    const ada = page.getByRole('button', { name: 'Ada, only looking, typing in “metro 500”. Follow' })
    await ada.click()
    expect(people.following).toBe('Ada')
    await ada.click()
    expect(people.following).toBeNull()
    seats[1]!.awareness.setLocalStateField('following', me.id)
    await page.getByRole('button', { name: /^Bob/ }).click()
    expect(people.following).toBeNull()
    expect(notices.all.at(-1)!.text).toBe('Bob follows you already.')
    seats[1]!.awareness.setLocalState(null)
    await expect.poll(() => people.list).toHaveLength(2)
  })

  it('are oneself with a name and a colour that stay, and a layout to be reset', async () => {
    const { people, session, doc } = open([])
    await page.getByRole('button', { name: /^You are / }).click()
    const name = page.getByRole('textbox', { name: 'Your name' })
    await name.fill('  Zoë \u202e ')
    ;(name.element() as HTMLInputElement).dispatchEvent(new Event('change', { bubbles: true }))
    await expect.poll(() => me.name).toBe('Zoë')
    await page.getByRole('radio', { name: 'sienna' }).click()
    expect(JSON.parse(localStorage.getItem('loadbang-person')!)).toMatchObject({
      id: me.id,
      name: 'Zoë',
      color: 'sienna'
    })
    await page.getByRole('switch', { name: /My own layout/ }).click()
    expect(people.ownLayout).toBe(true)
    moveInLayout(session, me.id, new Map([['a', { x: 9, y: 9 }]]))
    await page.getByRole('button', { name: 'Reset my layout' }).click()
    expect(ownPlace(doc, me.id, 'a')).toBeNull()
    session.undo.undo()
    expect(ownPlace(doc, me.id, 'a')).toEqual({ x: 9, y: 9 })
    expect(new People(room.join().awareness, 'test').ownLayout).toBe(true)
    people.ownLayout = false
  })
})
