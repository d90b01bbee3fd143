import { beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { cablesOf } from '../../patch/edits.ts'
import { openCanvas } from './testing/open-canvas.ts'

beforeEach(() => page.viewport(1000, 700))

describe('making boxes', () => {
  it('opens an editor where one double-clicks, and makes the box of what is typed', async () => {
    const canvas = await openCanvas()
    await canvas.doubleClick(canvas.place(300, 200))
    expect(canvas.editing()).toBe(document.activeElement)
    await canvas.keys('metro 500{Enter}')
    expect(canvas.texts()).toEqual(['metro 500'])
    expect(canvas.selected()).toHaveLength(1)
  })

  it('makes no box of nothing, and none that is given up', async () => {
    const canvas = await openCanvas()
    await canvas.keys('n{Enter}')
    await canvas.keys('nprint{Escape}')
    expect(canvas.texts()).toEqual([])
    expect(canvas.session.undo.canUndo).toBe(false)
  })

  it('takes what was typed when one presses elsewhere', async () => {
    const canvas = await openCanvas()
    await canvas.keys('nprint x')
    canvas.editing()!.blur()
    await canvas.hover(canvas.place(5, 5))
    expect(canvas.texts()).toEqual(['print x'])
  })

  it('completes a name by Enter and by Tab', async () => {
    const canvas = await openCanvas()
    await canvas.keys('nmetr')
    await expect
      .poll(() => document.querySelector('[role="option"][aria-selected="true"]')?.textContent)
      .toContain('metro')
    await canvas.keys('{Enter}250{Enter}')
    await canvas.keys('nloadb')
    await expect.poll(() => document.querySelector('[role="option"]')?.textContent).toContain('loadbang')
    await canvas.keys('{Tab}{Enter}')
    expect(canvas.texts()).toEqual(['loadbang', 'metro 250'])
  })

  it('goes on to the code where a cell was typed', async () => {
    const canvas = await openCanvas()
    await canvas.keys('njs{Enter}')
    await expect.poll(() => document.activeElement?.tagName).toBe('TEXTAREA')
    await canvas.keys('send(1)')
    // What is typed is code, and no key of the canvas.
    expect(canvas.texts()).toEqual(['js'])
    expect((document.activeElement as HTMLTextAreaElement).value).toBe('send(1)')
  })

  it('obeys the creation keys of Max and of Pd', async () => {
    const canvas = await openCanvas()
    for (const keys of ['m1{Enter}', 'chello{Enter}', 'i', 't', 'b', 's']) await canvas.keys(keys)
    for (const keys of [
      '{Control>}1{/Control}print{Enter}',
      '{Control>}2{/Control}2{Enter}',
      '{Control>}3{/Control}'
    ])
      await canvas.keys(keys)
    await canvas.keys('{Control>}{Shift>}V{/Shift}{/Control}')
    expect(canvas.texts()).toEqual(
      [
        'msg 1',
        'comment hello',
        'number',
        'toggle',
        'button',
        'slider',
        'print',
        'msg 2',
        'number',
        'vsl'
      ].sort()
    )
  })

  it('puts a box at the same place by key and by double-click', async () => {
    const canvas = await openCanvas()
    const where = async (make: () => Promise<void>, text: string) => {
      await make()
      await canvas.keys(`${text}{Enter}`)
      return canvas.at(text)
    }
    for (const x of [296, 300, 303]) {
      const byHand = await where(() => canvas.doubleClick(canvas.place(x, 100)), `print ${x}`)
      const byKey = await where(async () => {
        await canvas.press(canvas.place(900, 20))
        await canvas.hover(canvas.place(x, 300))
        await canvas.keys('n')
      }, `print k${x}`)
      expect(byKey!.x).toBe(byHand!.x)
      await canvas.keys('{Control>}a{/Control}{Delete}')
    }
  })

  it('puts a box below the last one while the pointer rests', async () => {
    const canvas = await openCanvas()
    await canvas.hover(canvas.place(300, 200))
    await canvas.keys('nprint a{Enter}')
    await canvas.keys('nprint b{Enter}')
    await canvas.keys('mprint c{Enter}')
    const tops = ['print a', 'print b', 'msg print c'].map((text) => canvas.at(text)!)
    for (const at of tops) expect(at.x).toBe(tops[0]!.x)
    expect(tops[1]!.y - tops[0]!.y).toBeGreaterThan(24)
    expect(tops[2]!.y - tops[1]!.y).toBeGreaterThan(24)
  })

  it('retypes a box, and one undo brings the old text back', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'metro 500'] })
    await canvas.doubleClick(canvas.boxAt('a'))
    await canvas.keys('metro 100{Enter}')
    expect(canvas.texts()).toEqual(['metro 100'])
    await canvas.keys('{Control>}z{/Control}')
    expect(canvas.texts()).toEqual(['metro 500'])
  })
})

describe('cables', () => {
  const two = { a: [0, 0, 'metro 500'], b: [0, 120, 'print'] } satisfies Record<
    string,
    [number, number, string]
  >

  it('runs from outlet to inlet, and from inlet to outlet', async () => {
    const canvas = await openCanvas({ ...two, c: [200, 120, 'print c'] })
    await canvas.drag(canvas.portAt('a', 'out'), canvas.portAt('b', 'in'))
    await canvas.drag(canvas.portAt('c', 'in'), canvas.portAt('a', 'out'))
    expect(canvas.cables()).toEqual(['metro 500:0 print c:0', 'metro 500:0 print:0'])
  })

  it('dropped on a box takes its nearest inlet; the same cable twice is refused', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'], b: [0, 120, 'pack 1 2 3'] })
    const { x, y } = canvas.boxAt('b')
    await canvas.drag(canvas.portAt('a', 'out'), { x, y: y + 4 })
    expect(canvas.cables()).toEqual(['loadbang:0 pack 1 2 3:1'])
    await canvas.drag(canvas.portAt('a', 'out'), { x, y: y + 4 })
    expect(canvas.cables()).toHaveLength(1)
  })

  it('dropped on nothing makes a new box that is connected, in one step of undo', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'] })
    const { x, y } = canvas.portAt('a', 'out')
    await canvas.drag({ x, y }, { x: x + 30, y: y + 150 })
    await canvas.keys('print{Enter}')
    expect(canvas.cables()).toEqual(['loadbang:0 print:0'])
    await canvas.keys('{Control>}z{/Control}')
    expect([canvas.texts(), canvas.cables()]).toEqual([['loadbang'], []])
  })

  it('clicked at an outlet stays in the hand until the next click', async () => {
    const canvas = await openCanvas(two)
    await canvas.press(canvas.portAt('a', 'out'))
    expect(canvas.cables()).toEqual([])
    await canvas.press(canvas.portAt('b', 'in'))
    expect(canvas.cables()).toEqual(['metro 500:0 print:0'])
  })

  it('can be taken off at an end and put elsewhere, keeping its turn, or be dropped', async () => {
    const canvas = await openCanvas({ ...two, c: [200, 120, 'print c'], d: [400, 120, 'print d'] }, [
      'a b',
      'a c'
    ])
    const near = canvas.portAt('b', 'in')
    const held = { x: near.x, y: near.y - 14 }
    await canvas.drag(held, canvas.portAt('d', 'in'))
    expect(
      cablesOf(canvas.session, { nodeId: 'a', portId: 'out0' }).map((cable) => cable.target.nodeId)
    ).toEqual(['d', 'c'])
    await canvas.keys('{Control>}z{/Control}')
    expect(canvas.cables()).toEqual(['metro 500:0 print c:0', 'metro 500:0 print:0'])
    await canvas.drag(held, { x: held.x, y: held.y + 250 })
    expect(canvas.cables()).toEqual(['metro 500:0 print c:0'])
  })

  it('dropped on a box without inlets is given up', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'metro 500'], b: [0, 120, 'loadbang'] })
    await canvas.drag(canvas.portAt('a', 'out'), canvas.boxAt('b'))
    expect([canvas.cables(), canvas.editing()]).toEqual([[], null])
  })

  it('can be given another place in the order, and be deleted', async () => {
    const canvas = await openCanvas({ ...two, c: [200, 120, 'print c'] }, ['a b', 'a c'])
    const order = () =>
      cablesOf(canvas.session, { nodeId: 'a', portId: 'out0' }).map((cable) => cable.target.nodeId)
    await canvas.keys('{Tab}l')
    expect(canvas.spoken()).toContain('Cable from metro 500 to print')
    expect(order()).toEqual(['b', 'c'])
    await canvas.keys(']')
    expect(canvas.spoken()).toContain('number 2 of 2')
    expect(order()).toEqual(['c', 'b'])
    // Two brackets type one.
    await canvas.keys('[[')
    expect(order()).toEqual(['b', 'c'])
    await canvas.keys('{Delete}')
    expect(order()).toEqual(['c'])
  })
})

describe('selecting and moving', () => {
  const three = { a: [0, 0, 'loadbang'], b: [0, 80, 'print b'], c: [300, 80, 'print c'] } satisfies Record<
    string,
    [number, number, string]
  >

  it('selects by press, Shift and marquee', async () => {
    const canvas = await openCanvas(three)
    await canvas.press(canvas.boxAt('a'))
    await canvas.press(canvas.boxAt('c'), { shiftKey: true })
    expect(canvas.selected()).toEqual(['a', 'c'])
    const from = canvas.boxAt('a')
    await canvas.drag({ x: from.x - 80, y: from.y - 30 }, { x: from.x + 40, y: from.y + 100 })
    expect(canvas.selected()).toEqual(['a', 'b'])
    await canvas.press(canvas.place(980, 20))
    expect(canvas.selected()).toEqual([])
  })

  it('moves what is selected, on the grid, as one edit', async () => {
    const canvas = await openCanvas(three)
    let edits = 0
    canvas.doc.on('update', () => edits++)
    await canvas.press(canvas.boxAt('a'))
    await canvas.press(canvas.boxAt('b'), { shiftKey: true })
    const from = canvas.boxAt('a')
    await canvas.drag(from, { x: from.x + 53, y: from.y + 21 })
    expect([canvas.position('a'), canvas.position('b')]).toEqual([
      { x: 56, y: 24 },
      { x: 56, y: 104 }
    ])
    expect(edits).toBe(1)
    const third = canvas.boxAt('c')
    await canvas.drag(third, { x: third.x + 53, y: third.y + 21 }, { ctrlKey: true })
    expect(canvas.position('c')).toEqual({ x: 353, y: 101 })
  })

  it('carries copies with Alt', async () => {
    const canvas = await openCanvas(three)
    const from = canvas.boxAt('b')
    await canvas.drag(from, { x: from.x + 96, y: from.y + 96 }, { altKey: true })
    expect(canvas.texts()).toEqual(['loadbang', 'print b', 'print b', 'print c'])
    expect(canvas.position('b')).toEqual({ x: 0, y: 80 })
  })

  it('gives up a drag at Escape', async () => {
    const canvas = await openCanvas(three)
    const at = canvas.boxAt('a')
    const fire = (type: string, x: number) =>
      document.elementFromPoint(at.x, at.y)!.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true,
          pointerId: 1,
          pointerType: 'mouse',
          clientX: x,
          clientY: at.y,
          button: 0
        })
      )
    fire('pointerdown', at.x)
    fire('pointermove', at.x + 100)
    await canvas.keys('{Escape}')
    fire('pointerup', at.x + 100)
    expect(canvas.position('a')).toEqual({ x: 0, y: 0 })
  })

  it('copies, cuts and pastes through the clipboard, cables and all', async () => {
    const canvas = await openCanvas(three, ['a b'])
    await canvas.keys('{Control>}a{/Control}')
    const text = await canvas.copy()
    await canvas.paste(text)
    expect(canvas.texts()).toHaveLength(6)
    expect(canvas.cables()).toEqual(['loadbang:0 print b:0', 'loadbang:0 print b:0'])
    expect(canvas.selected()).toHaveLength(3)
    await canvas.copy('cut')
    expect(canvas.texts()).toHaveLength(3)
    await canvas.paste('just words')
    expect(canvas.texts()).toHaveLength(3)
    await canvas.keys('{Control>}z{/Control}')
    expect([canvas.texts().length, canvas.selected().length]).toEqual([6, 3])
  })

  it('leaves the clipboard alone in a text field', async () => {
    const canvas = await openCanvas(three)
    await canvas.keys('{Control>}a{/Control}')
    const text = await canvas.copy()
    await canvas.keys('n')
    const data = new DataTransfer()
    data.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
    canvas.editing()!.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
    expect(canvas.texts()).toHaveLength(3)
  })
})

describe('playing', () => {
  const gui = { t: [0, 0, 'toggle'], m: [0, 80, 'msg 1 2'], n: [0, 160, 'number'] } satisfies Record<
    string,
    [number, number, string]
  >

  it('plays controls in run mode, and with Ctrl in edit mode', async () => {
    const canvas = await openCanvas(gui)
    await canvas.press(canvas.boxAt('t'))
    expect(canvas.engine.played).toEqual([])
    await canvas.press(canvas.boxAt('t'), { ctrlKey: true })
    await canvas.keys('{Control>}e{/Control}')
    await canvas.press(canvas.boxAt('m'))
    expect(canvas.engine.played.map(({ nodeId }) => nodeId)).toEqual(['t', 'm'])
  })

  it('plays a control where a port lies over it, and draws no cable', async () => {
    const canvas = await openCanvas(gui)
    await canvas.press(canvas.portAt('t', 'in'), { ctrlKey: true })
    await canvas.press(canvas.portAt('m', 'out'), { metaKey: true })
    expect(canvas.engine.played.map(({ nodeId }) => nodeId)).toEqual(['t', 'm'])
    await canvas.drag(canvas.portAt('t', 'out'), canvas.portAt('m', 'in'))
    expect(canvas.cables()).toEqual(['toggle:0 msg 1 2:0'])
  })

  it('leaves the body of a small box to the hand that moves it', async () => {
    const canvas = await openCanvas(gui)
    const { left, top } = canvas.box('t').getBoundingClientRect()
    for (const y of [6, 12, 18]) {
      expect(document.elementFromPoint(left + 9, top + y)!.closest('[data-port]')).toBe(null)
    }
    for (const y of [-6, 30])
      expect(document.elementFromPoint(left + 9, top + y)!.closest('[data-port]')).not.toBe(null)
  })

  it('moves nothing and makes nothing in run mode', async () => {
    const canvas = await openCanvas(gui)
    await canvas.keys('{Control>}e{/Control}')
    const from = canvas.boxAt('t')
    await canvas.drag(from, { x: from.x + 80, y: from.y })
    await canvas.keys('n')
    await canvas.doubleClick(canvas.place(700, 500))
    await canvas.keys('{Delete}')
    expect(canvas.editing()).toBe(null)
    expect([canvas.position('t'), canvas.texts().length]).toEqual([{ x: 0, y: 0 }, 3])
  })

  it('plays by keyboard: Tab to the control, Space, arrows, a number typed', async () => {
    const canvas = await openCanvas(gui)
    await canvas.keys('{Control>}e{/Control}{Tab} {Tab}{Tab}')
    await canvas.keys('{ArrowUp}')
    await canvas.keys('42{Enter}')
    const said = canvas.engine.played.map(({ nodeId, message }) => [
      nodeId,
      typeof message === 'number' ? message : '-'
    ])
    expect(said).toEqual([
      ['t', '-'],
      ['n', 1],
      ['n', 42],
      ['n', '-']
    ])
    expect(canvas.box('n').querySelector('output')!.textContent).toBe('42')
  })

  it('shows values, errors and unknown objects on the boxes themselves', async () => {
    const canvas = await openCanvas({ ...gui, u: [200, 0, 'nobody 1'] })
    canvas.engine.show('n', 7)
    canvas.engine.fail('m', { code: 'x', message: 'It broke.', advice: 'Mend it.' })
    await canvas.hover(canvas.place(5, 5))
    expect(canvas.box('n').querySelector('output')!.textContent).toBe('7')
    expect(canvas.box('m').querySelector('.badge')!.getAttribute('aria-label')).toContain(
      'It broke. Mend it.'
    )
    expect(canvas.box('u').title).toContain('There is no object')
    expect(canvas.engine.watched.filter((id) => id !== '~made').sort()).toEqual(['m', 'n', 't', 'u'])
  })
})

describe('by keyboard alone', () => {
  it('builds a patch: boxes below each other, connected, and one more cable by hints', async () => {
    const canvas = await openCanvas()
    await canvas.keys('nloadbang{Enter}')
    await canvas.keys('{Shift>}M{/Shift}get count{Enter}')
    await canvas.keys('{Shift>}N{/Shift}kv counter{Enter}')
    await canvas.keys('{Shift>}N{/Shift}print{Enter}')
    expect(canvas.cables()).toEqual([
      'kv counter:0 print:0',
      'loadbang:0 msg get count:0',
      'msg get count:0 kv counter:0'
    ])
    // From the first box to the last: K, then the letter on it.
    await canvas.keys('{Escape}{Tab}k')
    const hint = [...document.querySelectorAll<HTMLElement>('.box')].find((box) =>
      box.textContent?.includes('print')
    )!
    await canvas.keys(hint.querySelector('kbd')!.textContent!)
    expect(canvas.cables()).toContain('loadbang:0 print:0')
  })

  it('asks for the outlet and the inlet where there are several', async () => {
    const canvas = await openCanvas({ a: [0, 0, 't b f'], b: [0, 100, 'pack 1 2'] })
    await canvas.keys('{Tab}k')
    expect(canvas.spoken()).toContain('Which outlet?')
    await canvas.keys('2')
    expect(canvas.spoken()).toContain('Connect to which box?')
    await canvas.keys('a')
    expect(canvas.spoken()).toContain('Which inlet?')
    await canvas.keys('2')
    expect(canvas.cables()).toEqual(['t b f:1 pack 1 2:1'])
  })

  it('goes through the boxes in reading order, and says each', async () => {
    const canvas = await openCanvas({ b: [100, 0, 'print b'], a: [0, 0, 'loadbang'] })
    await canvas.keys('{Tab}')
    expect(canvas.spoken()).toContain('loadbang')
    await canvas.keys('{Tab}')
    expect(canvas.spoken()).toContain('print b')
    expect(document.activeElement?.getAttribute('aria-activedescendant')).toBe('box-b')
    await canvas.keys('{Enter}')
    expect(canvas.editing()?.value).toBe('print b')
  })

  it('lets the focus out past the last box', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'] })
    const root = document.activeElement
    await canvas.keys('{Tab}')
    expect(document.activeElement).toBe(root)
    await canvas.keys('{Tab}')
    expect(document.activeElement).not.toBe(root)
  })

  it('moves boxes by arrows, ten times as far with Shift', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'] })
    await canvas.keys('{Tab}{ArrowRight}{Shift>}{ArrowDown}{/Shift}')
    expect(canvas.position('a')).toEqual({ x: 1, y: 10 })
  })

  it('goes to a box by the letters on it', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'], b: [0, 100, 'print b'] })
    await canvas.keys('g')
    await canvas.keys(canvas.box('b').querySelector('kbd')!.textContent!)
    expect(canvas.selected()).toEqual(['b'])
    expect(document.querySelector('kbd')).toBe(null)
  })

  it('is heard while a button beside the canvas has the focus, but not under a dialog', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'] })
    const button = document.body.appendChild(document.createElement('button'))
    button.focus()
    await canvas.keys('{Control>}a{/Control}')
    expect(canvas.selected()).toEqual(['a'])
    button.setAttribute('role', 'dialog')
    button.focus()
    await canvas.keys('{Delete}')
    button.remove()
    expect(canvas.texts()).toEqual(['loadbang'])
  })

  it('shows the editor over the box that is typed, wherever the pointer is', async () => {
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'] })
    const at = canvas.boxAt('a')
    await canvas.doubleClick(at)
    expect(document.elementFromPoint(at.x, at.y)).toBe(canvas.editing())
  })
})

describe('the first view', () => {
  const one = { a: [2000, 100, 'loadbang'] } satisfies Record<string, [number, number, string]>

  it('is the last one where a box can be seen in it', async () => {
    const canvas = await openCanvas(one, [], [-1900, 0, 1])
    const { x, y } = canvas.box('a').getBoundingClientRect()
    expect([x, y]).toEqual([100, 100])
  })

  it.each([0, -1005, -2070])(
    'shows the boxes where the last one, at %d, would show at most a sliver',
    async (x) => {
      const canvas = await openCanvas(one, [], [x, 0, 1])
      const at = canvas.boxAt('a')
      expect(Math.abs(at.x - 500)).toBeLessThan(2)
      expect(Math.abs(at.y - 350)).toBeLessThan(2)
    }
  )
})

describe('pasting', () => {
  const pair = { a: [0, 0, 'loadbang'], b: [0, 80, 'print b'] } satisfies Record<
    string,
    [number, number, string]
  >
  const apart = (elements: Element[]): void => {
    const rects = elements.map((each) => each.getBoundingClientRect())
    rects.forEach((a, i) => {
      expect([a.left >= 0, a.right <= 1000, a.top >= 0, a.bottom <= 700]).toEqual([true, true, true, true])
      for (const b of rects.slice(i + 1)) {
        expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
      }
    })
  }

  it('puts copies beside the boxes and in view, by keyboard and with the pointer on the boxes', async () => {
    const canvas = await openCanvas(pair)
    await canvas.keys('{Control>}a{/Control}')
    const text = await canvas.copy()
    await canvas.paste(text)
    await canvas.hover(canvas.boxAt('a'))
    await canvas.paste(text)
    expect(canvas.texts()).toHaveLength(6)
    apart([...document.querySelectorAll('.box')])
  })

  it('puts copies at the pointer where there is room, but not over the edge', async () => {
    const canvas = await openCanvas(pair)
    await canvas.keys('{Control>}a{/Control}')
    const text = await canvas.copy()
    await canvas.hover(canvas.place(990, 690))
    await canvas.paste(text)
    apart([...document.querySelectorAll('.box')])
    const copy = document.querySelector('.box.selected')!.getBoundingClientRect()
    expect(copy.right).toBeGreaterThan(850)
  })
})

describe('keys', () => {
  it('raise no warning', async () => {
    const warn = vi.spyOn(console, 'warn')
    const canvas = await openCanvas({ a: [0, 0, 'loadbang'] })
    await canvas.keys('{Control>}a{/Control}{Shift}{Alt}{Meta}nx{Escape}{Backspace}')
    expect(warn).not.toHaveBeenCalled()
    warn.mockRestore()
  })
})
