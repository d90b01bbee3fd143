// The faces that hold content (a text, a list, a file, a picture), under a hand: what it does to the patch, and what it leaves alone.
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { Command, record, type MessageRecord } from '../../runtime/message.ts'
import { tableOf } from '../../objects/gui/list-table.ts'
import { setData } from '../../patch/edits.ts'
import { nodesOf } from '../../patch/shape.ts'
import { field, toPlain } from '../../patch/values.ts'
import { deletePatchAssets, openPatchAssets } from '../../storage/assets/patch-assets.ts'
import { openCanvas } from '../canvas/testing/open-canvas.ts'

beforeEach(() => page.viewport(1000, 700))
afterEach(() => deletePatchAssets('test'))

type Opened = Awaited<ReturnType<typeof openCanvas>>

/** What the box was played with: commands as words. */
const played = (canvas: Opened): unknown[] =>
  canvas.engine.played.map(({ message }) =>
    message instanceof Command ? [message.selector, ...message.args] : message
  )
const saved = (canvas: Opened, name: string): unknown =>
  toPlain(field(field(nodesOf(canvas.doc).get('it'), 'data'), name))
const inside = async <T extends Element>(canvas: Opened, selector: string): Promise<T> => {
  const find = (): T | null => canvas.box('it').querySelector<T>(selector)
  // Its face is loaded when the first box of its kind is drawn.
  await expect.poll(find, { timeout: 15_000 }).not.toBeNull()
  return find()!
}

describe('a field of text', () => {
  const open = async (text = 'textbox "Say it"') => {
    const canvas = await openCanvas({ it: [96, 96, text] })
    const field = await inside<HTMLInputElement>(canvas, 'input, textarea')
    field.focus()
    return { canvas, field }
  }
  const words = (canvas: Opened): unknown[][] => played(canvas).map((each) => (each as unknown[]).slice(0, 2))

  it('tells each letter, sends with Enter, and is saved once, as one edit', async () => {
    const { canvas } = await open()
    await canvas.keys('hi{Enter}')
    expect(words(canvas)).toEqual([
      ['typed', 'h'],
      ['typed', 'hi'],
      ['send', 'hi']
    ])
    expect(saved(canvas, 'value')).toBe('hi')
    await canvas.keys('{Escape}{Control>}z{/Control}')
    expect(saved(canvas, 'value')).toBe(undefined)
    expect(canvas.session.undo.canUndo).toBe(false)
  })

  it('is saved when the hand leaves it, or rests', async () => {
    const { canvas, field } = await open()
    await canvas.keys('a')
    expect(saved(canvas, 'value')).toBe(undefined)
    await expect.poll(() => saved(canvas, 'value')).toBe('a')
    await canvas.keys('b')
    field.blur()
    expect(saved(canvas, 'value')).toBe('ab')
  })

  it('with -clear is empty when it has sent, and sends nothing of nothing', async () => {
    const { canvas, field } = await open('textbox -clear')
    await canvas.keys('hi{Enter}{Enter}')
    expect(field.value).toBe('')
    expect(words(canvas).filter(([selector]) => selector === 'send')).toEqual([['send', 'hi']])
    expect(saved(canvas, 'value')).toBe(undefined)
  })

  it('with -lines Enter is a line, Ctrl and Enter send', async () => {
    const { canvas } = await open('textbox -lines')
    await canvas.keys('a{Enter}b{Control>}{Enter}{/Control}')
    expect(words(canvas).at(-1)).toEqual(['send', 'a\nb'])
  })

  it('shows what the patch says, but not what answers to less than was typed', async () => {
    const { canvas, field } = await open()
    const show = (text: string, heard: unknown) =>
      canvas.engine.show('it', record({ text, heard: heard as number }))
    show('set', 0)
    await expect.poll(() => field.value).toBe('set')
    await canvas.keys('{Control>}a{/Control}ab')
    const [first, last] = played(canvas).map((each) => (each as unknown[])[2])
    show('a', first)
    await canvas.hover(canvas.place(1, 1))
    expect(field.value).toBe('ab')
    show('AB', last)
    await expect.poll(() => field.value).toBe('AB')
  })

  it('keeps the keys of the canvas out, and moves its box by the strip at its side', async () => {
    const { canvas } = await open()
    await canvas.keys('nb{Delete}')
    expect(canvas.texts()).toEqual(['textbox "Say it"'])
    const strip = canvas.box('it').getBoundingClientRect()
    await canvas.drag({ x: strip.x + 4, y: strip.y + 16 }, { x: strip.x + 44, y: strip.y + 16 })
    expect(canvas.position('it')).toEqual({ x: 136, y: 96 })
  })

  it('Tab goes on to the next field', async () => {
    const canvas = await openCanvas({ it: [96, 96, 'textbox a'], other: [100, 200, 'textbox b'] })
    ;(await inside<HTMLInputElement>(canvas, 'input')).focus()
    await canvas.keys('{Tab}')
    expect(canvas.box('other').contains(document.activeElement)).toBe(true)
    await canvas.keys('{Shift>}{Tab}{/Shift}')
    expect(canvas.box('it').contains(document.activeElement)).toBe(true)
  })
})

describe('a list', () => {
  const docs = (count: number): MessageRecord[] =>
    Array.from({ length: count }, (_, i) => record({ _id: `id ${i}`, text: `row ${i}`, n: i }))
  const open = async (count: number, cables: string[] = ['it:2 p']) => {
    const canvas = await openCanvas({ it: [96, 96, 'listview'], p: [100, 400, 'print'] }, cables)
    await inside(canvas, '[role=grid]')
    const view = { table: tableOf(docs(count), []), total: count, selected: -1, revision: 7 }
    canvas.engine.show('it', view as never)
    await expect.poll(() => canvas.box('it').querySelectorAll('[data-row]').length).toBeGreaterThan(0)
    return { canvas, view, grid: await inside<HTMLElement>(canvas, '[role=grid]') }
  }

  it('draws what is in view of many thousands, says how many there are, and scrolls to any', async () => {
    const { canvas, grid } = await open(50_000)
    const drawn = () => canvas.box('it').querySelectorAll('[data-row]').length
    expect(drawn()).toBeLessThan(30)
    expect(grid.textContent).toContain('first 2,000 of 50,000')
    grid.focus()
    await canvas.keys('{End}')
    await expect.poll(() => grid.textContent).toContain('row 1999')
    expect(drawn()).toBeLessThan(30)
    expect(played(canvas)).toEqual([['select', 1999, 7, 'id 1999']])
  })

  it('is gone through by keys; each row is selected and sent', async () => {
    const { canvas, grid } = await open(3)
    grid.focus()
    await canvas.keys('{ArrowDown}{ArrowDown}{ArrowUp}{Enter}{Delete}')
    expect(played(canvas)).toEqual([
      ['select', 0, 7, 'id 0'],
      ['select', 1, 7, 'id 1'],
      ['select', 0, 7, 'id 0'],
      ['select', 0, 7, 'id 0'],
      ['remove', 0, 7, 'id 0']
    ])
    expect(grid.querySelector('[aria-selected=true]')?.textContent).toContain('row 0')
    // Delete was the list's, not the canvas's.
    expect(canvas.texts()).toEqual(['listview', 'print'])
    await canvas.keys('{Escape}')
    expect(document.activeElement).toBe(document.querySelector('[data-canvas]'))
  })

  it('is pressed in edit mode as well, and moved by its head', async () => {
    const { canvas, grid } = await open(3)
    await userEvent.click(grid.querySelector('[data-row="2"]')!)
    await userEvent.click(grid.querySelector('[data-row="1"] button')!)
    expect(played(canvas)).toEqual([
      ['select', 2, 7, 'id 2'],
      ['remove', 1, 7, 'id 1']
    ])
    const head = grid.getBoundingClientRect()
    await canvas.drag({ x: head.x + 60, y: head.y + 12 }, { x: head.x + 100, y: head.y + 12 })
    expect(canvas.position('it')).toEqual({ x: 136, y: 96 })
  })

  it('offers to remove only where somebody hears of it', async () => {
    const { canvas, grid } = await open(2, [])
    expect(grid.querySelector('button')).toBeNull()
    grid.focus()
    await canvas.keys('{ArrowDown}{Delete}')
    expect(played(canvas)).toHaveLength(1)
  })
})

describe('files', () => {
  const png = Uint8Array.from(
    atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
    (letter) => letter.charCodeAt(0)
  )
  const picture = (name = 'dot.png') => new File([png], name, { type: 'image/png' })
  const carry = (type: string, ...files: File[]): DragEvent => {
    const dataTransfer = new DataTransfer()
    for (const file of files) dataTransfer.items.add(file)
    return new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })
  }
  const open = async (text: string) => {
    const canvas = await openCanvas({ it: [96, 96, text] })
    return { canvas, face: await inside<HTMLElement>(canvas, '[data-takes-files]') }
  }

  it('one that is dropped is kept among the assets, written down in one edit, and played', async () => {
    const { canvas, face } = await open('filedrop image')
    const beside = vi.fn((event: DragEvent) => event.defaultPrevented)
    window.addEventListener('drop', beside)
    face.dispatchEvent(carry('dragover', picture()))
    await expect.poll(() => face.textContent).toContain('Drop it here')
    face.dispatchEvent(carry('drop', picture()))
    window.removeEventListener('drop', beside)
    // The page may look, and sees that it is taken.
    expect(beside.mock.results[0]?.value).toBe(true)

    await expect.poll(() => canvas.engine.played.length).toBe(1)
    const ref = canvas.engine.played[0]!.message as MessageRecord
    expect(ref).toMatchObject({ name: 'dot.png', type: 'image/png', size: png.length })
    expect(ref.file).toBeInstanceOf(File)
    const { file: _, ...kept } = ref
    expect(saved(canvas, 'file')).toEqual(kept)
    const assets = await openPatchAssets('test')
    expect(await assets.get(ref.sha256 as string)).toEqual(png)
    assets.close()
    await canvas.keys('{Control>}z{/Control}')
    expect(saved(canvas, 'file')).toBe(undefined)
    expect(canvas.session.undo.canUndo).toBe(false)
  })

  it('of several all pass, and the last is kept; what is no picture is named', async () => {
    const { canvas, face } = await open('filedrop image')
    const note = new File(['x'], 'note.txt', { type: 'text/plain' })
    face.dispatchEvent(carry('drop', picture('a.png'), note, picture('b.png')))
    await expect.poll(() => canvas.engine.played.length).toBe(2)
    expect(canvas.engine.played.map(({ message }) => (message as unknown as File).name)).toEqual([
      'a.png',
      'b.png'
    ])
    expect(saved(canvas, 'file')).toMatchObject({ name: 'b.png' })
    expect(face.querySelector('[role=alert]')?.textContent).toBe('“note.txt” is not a picture.')
  })

  it('one that is pasted goes to the box that is selected', async () => {
    const { canvas } = await open('filedrop')
    const data = new DataTransfer()
    data.items.add(picture())
    const paste = () =>
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
      )
    paste()
    await canvas.keys('{Control>}a{/Control}')
    paste()
    await expect.poll(() => saved(canvas, 'file')).toMatchObject({ name: 'dot.png' })
    expect(canvas.engine.played).toHaveLength(1)
  })

  it('a saved picture that comes from others says so until it is here', async () => {
    const { canvas, face } = await open('imageview')
    Object.assign(canvas.session, { sharing: { sync: { state: 'syncing', waiting: 1 } } })
    const ref = { sha256: 'a'.repeat(64), type: 'image/png', size: png.length, name: 'dot.png' }
    setData(canvas.session, 'it', 'image', ref)
    await expect.poll(() => face.textContent).toContain('Loading…')
    canvas.engine.show('it', record({ missing: 'Not here.', code: 'asset-missing', advice: 'Wait.' }))
    await expect.poll(() => face.textContent).toContain('Loading…')
    canvas.engine.show('it', picture())
    await expect.poll(() => face.querySelector('img')?.naturalWidth).toBe(1)
    expect(face.textContent).not.toContain('Loading')
    canvas.engine.show('it', null)
    await expect.poll(() => face.textContent).toContain('A picture, from a cable or dropped')
  })

  it('a picture is drawn from a Blob, from bytes and from a bitmap; what is none is said', async () => {
    const { canvas, face } = await open('imageview')
    const drawn = () => face.querySelector<HTMLImageElement>('img')?.naturalWidth
    canvas.engine.show('it', picture())
    await expect.poll(drawn).toBe(1)
    const first = face.querySelector('img')!.src
    canvas.engine.show('it', png)
    await expect.poll(() => face.querySelector('img')!.src).not.toBe(first)
    await expect.poll(drawn).toBe(1)
    canvas.engine.show('it', new TextEncoder().encode('no picture'))
    await expect.poll(() => face.textContent).toContain('cannot show this')
    canvas.engine.show('it', await createImageBitmap(picture()))
    await expect.poll(() => face.querySelector('canvas')?.width).toBe(1)
    canvas.engine.show('it', record({ missing: 'It is gone.' }))
    await expect.poll(() => face.querySelector('[role=alert]')?.textContent).toBe('It is gone.')
    canvas.engine.show('it', null)
    await expect.poll(() => face.textContent).toContain('A picture, from a cable or dropped')
    // The addresses of pictures that nothing shows are given back.
    await expect.poll(() => fetch(first).catch(() => 'revoked'), { timeout: 5000 }).toBe('revoked')
  })
})
