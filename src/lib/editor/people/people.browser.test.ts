import { tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { addBox, moveBoxes, ownPlace, removeBoxes } from '../../patch/edits.ts'
import { getNode } from '../../patch/shape.ts'
import { openCanvas } from '../canvas/testing/open-canvas.ts'
import { classes } from '../session/classes.ts'
import { me } from './me.svelte.ts'
import { People } from './people.svelte.ts'
import { Room, type Seat } from './testing/room.ts'

let room: Room
beforeEach(async () => {
  await page.viewport(1000, 700)
  room = new Room()
})
afterEach(() => room.close())

const BOXES = {
  a: [100, 100, 'metro 500'],
  b: [100, 200, 'print b'],
  sub: [300, 100, 'pd inside']
} as Record<string, [number, number, string]>

/** A canvas in a room, and somebody else in it. */
async function open() {
  let ada!: Seat
  const canvas = await openCanvas(BOXES, [], [0, 0, 1], undefined, (doc) => {
    const here = room.join(doc)
    ada = room.join()
    return new People(here.awareness, 'test')
  })
  const say = async (what: Record<string, unknown>): Promise<void> => {
    ada.awareness.setLocalState({
      user: { id: 'ada', name: 'Ada', color: 'orchid' },
      ...ada.awareness.getLocalState(),
      ...what
    })
    await settle()
  }
  await say({ view: { x: 0, y: 0, zoom: 1, parent: '' } })
  return { ...canvas, people: canvas.people!, ada, say, context: { doc: ada.doc, classes } }
}

async function settle(): Promise<void> {
  await tick()
  await new Promise((resolve) => setTimeout(resolve, 30))
  await tick()
}

const cursors = () => [...document.querySelectorAll<HTMLElement>('[data-cursor]')]
const outlined = () =>
  [...document.querySelectorAll<HTMLElement>('[data-outline]')].map((e) => e.dataset.outline)
const following = () => document.querySelector('[data-canvas] [role="status"]')?.textContent ?? ''

describe('what others do on the canvas', () => {
  it('shows where they point, by name, on the level that is shown', async () => {
    const { say } = await open()
    expect(cursors()).toHaveLength(0)
    await say({ cursor: { x: 50, y: 60, parent: '' } })
    await expect
      .poll(() => cursors().map((e) => [e.textContent?.trim(), e.style.translate]))
      .toEqual([['Ada', '50px 60px']])
    await say({ cursor: { x: 70, y: 60, parent: '' } })
    expect(cursors()[0]!.style.translate).toBe('70px 60px')
    expect(getComputedStyle(cursors()[0]!.parentElement!).pointerEvents).toBe('none')
    await say({ cursor: { x: 70, y: 60, parent: 'sub' } })
    expect(cursors()).toHaveLength(0)
    await say({ cursor: { x: 1, y: 1, parent: '' } })
    await say({ cursor: null })
    expect(cursors()).toHaveLength(0)
  })

  it('draws no box anew for a pointer that moves', async () => {
    const { say } = await open()
    await say({ cursor: { x: 0, y: 0, parent: '' } })
    const changes: MutationRecord[] = []
    const observer = new MutationObserver((records) => changes.push(...records))
    observer.observe(document.querySelector('.svelte-flow')!, {
      subtree: true,
      childList: true,
      attributes: true
    })
    for (let i = 0; i < 20; i++) await say({ cursor: { x: i, y: i, parent: '' } })
    observer.disconnect()
    expect(changes).toEqual([])
  })

  it('outlines what they have selected, with the name at one of them, and marks what they type in', async () => {
    const { say } = await open()
    await say({ boxes: ['b', 'a', 'gone'] })
    expect(outlined().sort()).toEqual(['a', 'b'])
    const named = () =>
      [...document.querySelectorAll('[data-outline] .name')].map((e) => e.parentElement!.dataset.outline)
    expect(named()).toEqual(['a'])
    await say({ editing: 'b' })
    expect(named()).toEqual(['b'])
    expect(document.querySelectorAll('[data-outline].typing')).toHaveLength(1)
    // Who types has a caret, and no pointer over the text.
    await say({ cursor: { x: 9, y: 9, parent: '' } })
    expect(cursors()).toHaveLength(0)
    await say({ boxes: [], editing: null })
    expect(outlined()).toEqual([])
    expect(cursors()).toHaveLength(1)
  })

  it('takes a hostile state for nothing', async () => {
    const { say, ada } = await open()
    await say({
      user: { id: 'ada', name: '<img src=x onerror=alert(1)>\u202e', color: 'red;background:url(//x)' },
      cursor: { x: 10, y: 10, parent: '' },
      boxes: ['a', { toString: 1 }, '__proto__'],
      editing: 5,
      view: { x: Infinity, y: 'a' }
    })
    expect(cursors().map((e) => e.textContent?.trim())).toEqual(['<img src=x onerror=alert(1)>'])
    expect(document.querySelector('[data-cursor] img')).toBeNull()
    expect(cursors()[0]!.style.cssText).not.toContain('url')
    ada.awareness.setLocalState({ cursor: { x: 1e308, y: -1, parent: '/'.repeat(10_000) }, boxes: 'a' })
    await settle()
    expect(cursors()).toHaveLength(0)
  })
})

describe('what is told of oneself', () => {
  it('is pointer, selection, text and view', async () => {
    const { hover, press, boxAt, place, ada, people, keys, editing } = await open()
    const mine = () => ada.awareness.getStates().get(people.awareness.clientID) as Record<string, unknown>
    await hover(place(40, 50))
    await expect.poll(() => mine().cursor).toEqual({ x: 40, y: 50, parent: '' })
    await press(boxAt('b'))
    await expect.poll(() => mine().boxes).toEqual(['b'])
    await keys('{Enter}')
    expect(editing()).not.toBeNull()
    await expect.poll(() => mine().editing).toBe('b')
    await keys('{Escape}')
    await expect.poll(() => mine().editing).toBeNull()
    expect(mine().view).toEqual({ x: 500, y: 350, zoom: 1, parent: '' })
  })

  it('is one person for two tabs of one browser', async () => {
    const { people, ada } = await open()
    const other = room.join()
    other.awareness.setLocalState({
      user: { id: me.id, name: 'Me', color: 'olive' },
      cursor: { x: 1, y: 1, parent: '' }
    })
    await settle()
    expect(people.list.map(({ id, self, clients }) => [id, self, clients.length])).toEqual([
      [me.id, true, 2],
      ['ada', false, 1]
    ])
    expect(cursors()).toHaveLength(0)
    ada.awareness.setLocalState(null)
    await settle()
    expect(people.list).toHaveLength(1)
  })
})

describe('following somebody', () => {
  it('goes where they go, also into a subpatch, until one moves oneself', async () => {
    const { people, say, place, hover, session } = await open()
    people.following = 'ada'
    await expect.poll(following).toContain('Following Ada')
    await say({ view: { x: 200, y: 300, zoom: 2, parent: '' } })
    const mine = () => (people.awareness.getLocalState() as { view?: unknown }).view
    await expect.poll(mine).toEqual({ x: 200, y: 300, zoom: 2, parent: '' })
    await say({ view: { x: 0, y: 0, zoom: 1, parent: 'sub' } })
    await expect.poll(mine).toEqual({ x: 0, y: 0, zoom: 1, parent: 'sub' })
    await hover(place(10, 10))
    expect(people.following).toBe('ada')
    document
      .querySelector('[data-canvas]')!
      .dispatchEvent(new WheelEvent('wheel', { deltaY: 10, bubbles: true }))
    await settle()
    expect(people.following).toBeNull()
    people.following = 'ada'
    await settle()
    addBox(session, { text: 'print', position: { x: 0, y: 0 } })
    expect(people.following).toBeNull()
  })

  it('ends by Escape, and when they go', async () => {
    const { people, keys, ada } = await open()
    people.following = 'ada'
    await settle()
    await keys('{Escape}')
    expect(people.following).toBeNull()
    people.following = 'ada'
    await settle()
    ada.awareness.setLocalState(null)
    await expect.poll(() => people.following).toBeNull()
    await expect.poll(following).toBe('')
  })
})

describe("a layout of one's own", () => {
  it('moves boxes for oneself alone, and shows the others where they stand for all', async () => {
    const { people, drag, boxAt, place, context, doc, keys, session, box } = await open()
    people.ownLayout = true
    await settle()
    await drag(boxAt('a'), place(500, 400))
    expect(getNode(doc, 'a')!.position).toEqual({ x: 100, y: 100 })
    const own = ownPlace(doc, me.id, 'a')!
    expect(own.x).toBeGreaterThan(400)
    const left = () => Math.round(box('a').getBoundingClientRect().left)
    expect(left()).toBe(own.x)
    const mark = () => document.querySelector<HTMLElement>('[data-canvas] .own, .own[data-overlay]')
    mark()!.click()
    await expect.poll(mark).toBeNull()
    expect(people.ownLayout).toBe(false)
    expect(left()).toBe(100)
    people.ownLayout = true
    await settle()
    moveBoxes(
      context,
      new Map([
        ['b', { x: 700, y: 10 }],
        ['a', { x: 5, y: 5 }]
      ])
    )
    await settle()
    expect(left()).toBe(own.x)
    expect(Math.round(box('b').getBoundingClientRect().left)).toBe(700)
    people.ownLayout = false
    await settle()
    expect(left()).toBe(5)
    people.ownLayout = true
    await settle()
    expect(left()).toBe(own.x)
    await keys('{Control>}d{/Control}')
    const copy = [...doc.getMap('nodes').keys()].find((id) => !(id in BOXES))!
    expect(ownPlace(doc, me.id, copy)!.x).toBe(own.x + 16)
    session.undo.undo()
    session.undo.undo()
    await settle()
    expect(ownPlace(doc, me.id, 'a')).toBeNull()
    expect(left()).toBe(5)
    removeBoxes(context, ['a'])
    expect(ownPlace(doc, me.id, 'a')).toBeNull()
  })
})
