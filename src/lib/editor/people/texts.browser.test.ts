import { tick } from 'svelte'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { codeOf, codeText, editText, removeBoxes } from '../../patch/edits.ts'
import { getNode } from '../../patch/shape.ts'
import { openCanvas } from '../canvas/testing/open-canvas.ts'
import { classes } from '../session/classes.ts'
import { notices } from '../shell/notices.svelte.ts'
import { People } from './people.svelte.ts'
import { Room, type Seat } from './testing/room.ts'

let room: Room
beforeEach(async () => {
  await page.viewport(1000, 700)
  room = new Room()
  for (const { id } of notices.all) notices.close(id)
})
afterEach(() => room.close())

async function settle(): Promise<void> {
  await tick()
  await new Promise((resolve) => setTimeout(resolve, 30))
  await tick()
}

/** A canvas in a room, and Ada in it, who has the box `holding` selected. */
async function open(holding = 'a') {
  let ada!: Seat
  const boxes = {
    a: [100, 100, 'metro 500'],
    m: [100, 200, 'msg one two'],
    c: [300, 100, 'js', { code: 'send(1)\n', width: 200, height: 120 }]
  } as const
  const canvas = await openCanvas(
    boxes as unknown as Parameters<typeof openCanvas>[0],
    [],
    [0, 0, 1],
    undefined,
    (doc) => {
      const here = room.join(doc)
      ada = room.join()
      return new People(here.awareness, 'test')
    }
  )
  ada.awareness.setLocalState({
    user: { id: 'ada', name: 'Ada', color: 'orchid', role: 'editor' },
    boxes: [holding],
    view: { x: 0, y: 0, zoom: 1, parent: '' }
  })
  await expect.poll(() => document.querySelector('[data-outline]')).not.toBeNull()
  const theirs = { doc: ada.doc, classes }
  const edit = async (id: string) => {
    await canvas.press(canvas.boxAt(id))
    await canvas.keys('{Enter}')
    return canvas.editing()!
  }
  return { ...canvas, ada, theirs, edit, text: (id: string) => getNode(canvas.doc, id)?.text }
}

const said = () => notices.all.map(({ text }) => text)

describe('the text of a box that another changes while it is typed', () => {
  it('is put together in a message, with the caret where it was', async () => {
    const { edit, theirs, keys, text, editing } = await open()
    const area = await edit('m')
    await keys('{End} MINE')
    area.setSelectionRange(2, 2)
    editText(theirs, 'm', 'msg zero one two')
    await settle()
    expect(area.value).toBe('zero one two MINE')
    expect(area.selectionStart).toBe(7)
    await keys('{Enter}')
    expect(editing()).toBeNull()
    expect(text('m')).toBe('msg zero one two MINE')
  })

  it('is shown beside that of an object, which the last one sets', async () => {
    const { edit, theirs, keys, text } = await open()
    await edit('a')
    editText(theirs, 'a', 'metro 100')
    await expect
      .poll(() => document.querySelector('.editor [role="status"]')?.textContent)
      .toContain('Ada made this metro 100')
    await keys('{End}0{Enter}')
    expect(text('a')).toBe('metro 5000')
  })

  it('stays as they made it where nothing was typed, and where one takes theirs', async () => {
    const { edit, theirs, keys, text } = await open()
    await edit('a')
    editText(theirs, 'a', 'metro 100')
    await settle()
    await keys('{Enter}')
    expect(text('a')).toBe('metro 100')
    await edit('a')
    await keys('{End}00')
    editText(theirs, 'a', 'metro 200')
    await expect.poll(() => document.querySelector('.editor [role="status"] button')).not.toBeNull()
    document.querySelector<HTMLElement>('.editor [role="status"] button')!.click()
    await settle()
    expect(text('a')).toBe('metro 200')
  })

  it('is not lost silently: whoever is overwritten is told, and can have theirs back', async () => {
    const { ada, edit, theirs, keys, text, session } = await open()
    ada.awareness.setLocalStateField('editing', 'a')
    await settle()
    await edit('a')
    await keys('{End}1{Enter}')
    expect(text('a')).toBe('metro 5001')
    editText(theirs, 'a', 'metro 7')
    await settle()
    expect(said()).toEqual(['Ada changed “metro 5001” to “metro 7” as you changed it.'])
    notices.all[0]!.action!.run()
    expect(text('a')).toBe('metro 5001')
    session.undo.undo()
    expect(text('a')).toBe('metro 7')
    // What they change later on purpose is theirs to change.
    ada.awareness.setLocalStateField('editing', null)
    await edit('a')
    await keys('{End}2{Enter}')
    notices.close(notices.all[0]!.id)
    editText(theirs, 'a', 'metro 8')
    await settle()
    expect(said()).toEqual([])
  })
})

describe('the plain field of a cell', () => {
  it('takes in what another writes, with the caret where it was, and keeps all of both', async () => {
    const { box, theirs, doc } = await open('c')
    await expect.poll(() => box('c').querySelector('textarea')).not.toBeNull()
    const area = box('c').querySelector('textarea')!
    area.value = 'send(1)\nMINE'
    area.setSelectionRange(10, 10)
    area.dispatchEvent(new InputEvent('input', { bubbles: true }))
    codeText(theirs.doc, 'c')!.insert(0, '// THEIRS\n')
    await settle()
    expect(area.value).toBe('// THEIRS\nsend(1)\nMINE')
    expect(area.selectionStart).toBe(20)
    codeText(theirs.doc, 'c')!.insert(0, '// more\n')
    await expect.poll(() => codeOf(doc, 'c')).toBe('// more\n// THEIRS\nsend(1)\nMINE')
    expect(codeOf(theirs.doc, 'c')).toBe(codeOf(doc, 'c'))
  })
})

describe('a box that another deletes while one types in it', () => {
  it('can be had back with what was typed', async () => {
    const { edit, theirs, keys, text, editing } = await open()
    await edit('a')
    await keys('{End}99')
    removeBoxes(theirs, ['a'])
    await settle()
    expect(editing()).toBeNull()
    expect(text('a')).toBeUndefined()
    expect(said()).toEqual(['Ada deleted this box while you typed in it.'])
    expect(notices.all[0]!.advice).toBe('metro 50099')
    // The rest of what was being typed is no command of the canvas.
    const boxes = () => Object.keys(theirs.doc.getMap('nodes').toJSON()).length
    const before = boxes()
    await keys('nb')
    expect(boxes()).toBe(before)
    expect(editing()).toBeNull()
    await keys('{Escape}')
    notices.all[0]!.action!.run()
    expect(text('a')).toBe('metro 50099')
    expect(getNode(theirs.doc, 'a')?.text).toBe('metro 50099')
  })
})
