import { describe, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-svelte'
import { addBox, connect } from '../../patch/edits.ts'
import { newPatch } from '../../patch/shape.ts'
import { classes } from '../session/classes.ts'
import '../theme/theme.css'
import PatchView from './PatchView.svelte'
import { FakeEngine } from './testing/fake-engine.ts'
import { fakeSession } from './testing/fake-session.ts'

async function open(width: number) {
  const doc = newPatch('test')
  const context = { doc, classes }
  const box = (id: string, x: number, y: number, text: string) =>
    addBox(context, { id, text, position: { x, y } })
  box('t', 0, 0, 'toggle')
  box('n', 0, 80, 'number')
  box('far', 500, 300, 'print far')
  connect(context, { nodeId: 't', portId: 'out0' }, { nodeId: 'n', portId: 'in0' })
  const engine = new FakeEngine()
  const target = document.body.appendChild(document.createElement('div'))
  target.style.width = `${width}px`
  await render(PatchView, { session: fakeSession(doc, engine, classes) }, { baseElement: target })
  return { engine, doc, context, width: () => target.querySelector('.box')!.getBoundingClientRect().width }
}

describe('a patch to look at', () => {
  it('shows boxes, cables and live values, and plays', async () => {
    const { engine } = await open(900)
    await expect.poll(() => document.querySelectorAll('.box').length).toBe(3)
    expect(document.querySelectorAll('.patch > svg > path')).toHaveLength(1)
    engine.show('n', 12)
    await expect.poll(() => document.querySelector('output')?.textContent).toBe('12')
    await page.elementLocator(document.querySelector('.box.toggle')!).click()
    expect(engine.played.map(({ nodeId }) => nodeId)).toEqual(['t'])
    await expect.poll(() => [...engine.watched].sort()).toEqual(['far', 'n', 't'])
  })

  it('is drawn smaller where there is less room, and never larger than life', async () => {
    const wide = await open(1000)
    const narrow = await open(300)
    await expect.poll(wide.width).toBeGreaterThan(0)
    expect(wide.width()).toBe(24)
    await expect.poll(narrow.width).toBeLessThan(14)
  })

  it('follows the document', async () => {
    const { context } = await open(900)
    addBox(context, { id: 'new', text: 'print new', position: { x: 0, y: 200 } })
    await expect.poll(() => document.querySelector('[data-box="new"]')?.textContent).toContain('print new')
  })
})
