// Opens a canvas for a browser test, with hands: pointer gestures as events at places on the screen, and the patch as text.
import { render } from 'vitest-browser-svelte'
import { userEvent } from 'vitest/browser'
import { tick } from 'svelte'
import type * as Y from 'yjs'
import type { People } from '../../people/people.svelte.ts'
import { connect, addBox } from '../../../patch/edits.ts'
import { allEdges, getNode, newPatch } from '../../../patch/shape.ts'
import { classes } from '../../session/classes.ts'
import { loadCompletion } from '../../completion/suggest-for.ts'
import '../../theme/theme.css'
import { rememberView } from '../view-memory.ts'
import { FakeEngine } from './fake-engine.ts'
import { fakeSession } from './fake-session.ts'
import Stage from './Stage.svelte'

interface At {
  x: number
  y: number
}
interface Keys {
  shiftKey?: boolean
  altKey?: boolean
  ctrlKey?: boolean
  metaKey?: boolean
}

export async function openCanvas(
  boxes: Record<string, [x: number, y: number, text: string, data?: Readonly<Record<string, unknown>>]> = {},
  cables: string[] = [],
  /** Where the patch was last looked at: [x, y, zoom] of the viewport. */
  lastView?: [number, number, number],
  /** What is waited for first. Completion is at hand after the first move of a hand; keys that take suggestions would wait for it. */
  ready: Promise<unknown> = loadCompletion(),
  /** Who else is in the patch. */
  meet?: (doc: Y.Doc) => People
) {
  const doc = newPatch('test')
  const context = { doc, classes }
  for (const [id, [x, y, text, data = {}]] of Object.entries(boxes))
    addBox(context, { id, text, position: { x, y }, data })
  for (const cable of cables) {
    const [from, to] = cable.split(' ').map((end) => end.split(':'))
    connect(
      context,
      { nodeId: from![0]!, portId: `out${from![1] ?? 0}` },
      { nodeId: to![0]!, portId: `in${to![1] ?? 0}` }
    )
  }
  localStorage.clear()
  const people = meet?.(doc) ?? null
  if (lastView) rememberView('test', { x: lastView[0], y: lastView[1], zoom: lastView[2] })
  const engine = new FakeEngine()
  const session = fakeSession(doc, engine, classes)
  session.undo.clear()
  await ready
  const screen = render(Stage, { session, people })
  await settle()

  const element = (selector: string): HTMLElement => {
    const found = document.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`nothing is ${selector}`)
    return found
  }
  const middle = (target: HTMLElement): At => {
    const rect = target.getBoundingClientRect()
    return { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
  }
  const fire = (type: string, at: At, keys: Keys, buttons: number): void => {
    const target = document.elementFromPoint(at.x, at.y) ?? document.body
    target.dispatchEvent(
      new PointerEvent(type, {
        bubbles: true,
        cancelable: true,
        composed: true,
        pointerId: 1,
        isPrimary: true,
        pointerType: 'mouse',
        button: type === 'pointermove' ? -1 : 0,
        buttons,
        clientX: at.x,
        clientY: at.y,
        ...keys
      })
    )
  }
  const canvas = (): HTMLElement => element('[data-canvas]')

  return {
    doc,
    engine,
    session,
    people,
    screen,
    box: (id: string) => element(`[data-box="${id}"]`),
    boxAt: (id: string) => middle(element(`[data-box="${id}"]`)),
    portAt: (id: string, side: 'in' | 'out', index = 0) =>
      middle(element(`[data-box="${id}"] [data-side="${side}"][data-index="${index}"]`)),
    /** A place on the canvas, from its top left corner. */
    place: (x: number, y: number): At => {
      const rect = canvas().getBoundingClientRect()
      return { x: rect.x + x, y: rect.y + y }
    },
    async hover(at: At) {
      fire('pointermove', at, {}, 0)
      await settle()
    },
    async press(at: At, keys: Keys = {}) {
      fire('pointerdown', at, keys, 1)
      fire('pointerup', at, keys, 0)
      await settle()
    },
    async drag(from: At, to: At, keys: Keys = {}) {
      fire('pointerdown', from, keys, 1)
      for (let i = 1; i <= 4; i++) {
        fire(
          'pointermove',
          { x: from.x + ((to.x - from.x) * i) / 4, y: from.y + ((to.y - from.y) * i) / 4 },
          keys,
          1
        )
      }
      fire('pointerup', to, keys, 0)
      await settle()
    },
    async doubleClick(at: At) {
      const target = document.elementFromPoint(at.x, at.y)!
      target.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, clientX: at.x, clientY: at.y }))
      await settle()
    },
    async keys(text: string) {
      await userEvent.keyboard(text)
      await settle()
    },
    async paste(text: string) {
      const data = new DataTransfer()
      data.setData('text/plain', text)
      canvas().dispatchEvent(
        new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: data })
      )
      await settle()
    },
    async copy(type: 'copy' | 'cut' = 'copy'): Promise<string> {
      const data = new DataTransfer()
      canvas().dispatchEvent(
        new ClipboardEvent(type, { bubbles: true, cancelable: true, clipboardData: data })
      )
      await settle()
      return data.getData('text/plain')
    },
    /** Texts of all boxes, sorted. */
    texts: () => [...doc.getMap('nodes').keys()].map((id) => getNode(doc, id)?.text ?? '').sort(),
    /** Cables by the texts of their boxes: `metro 500:0 print:0`. */
    cables: () =>
      allEdges(doc)
        .map(({ source, target }) => {
          const name = (id: string, port: string) => `${getNode(doc, id)?.text}:${port.replace(/\D/g, '')}`
          return `${name(source.nodeId, source.portId)} ${name(target.nodeId, target.portId)}`
        })
        .sort(),
    position: (id: string) => getNode(doc, id)?.position,
    /** Where the box with that text stands. */
    at: (text: string) =>
      [...doc.getMap('nodes').keys()].map((id) => getNode(doc, id)).find((node) => node?.text === text)
        ?.position,
    selected: () =>
      [...document.querySelectorAll<HTMLElement>('.box.selected')].map((box) => box.dataset.box).sort(),
    editing: () => document.querySelector<HTMLTextAreaElement>('.editor textarea'),
    spoken: () => element('[aria-live]').textContent?.trim() ?? ''
  }
}

async function settle(): Promise<void> {
  await tick()
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  await tick()
}
