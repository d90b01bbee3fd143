// The console in a browser: many lines cost few rows, the newest is in view, and a line leads to its box.
import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import '../theme/theme.css'
import '../theme/base.css'
import ConsoleDrawer from './ConsoleDrawer.svelte'
import { Log } from './log.svelte.ts'

const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
const print = (text: string, nodeId?: string) => ({ level: 'print' as const, text, nodeId })

test('two thousand lines are a screenful of rows, and the newest is seen', async () => {
  const log = new Log()
  const screen = await render(ConsoleDrawer, { log, open: true, onbox: () => {} })
  log.add(Array.from({ length: 2000 }, (_, i) => print(`line ${i}`)))
  await frame()
  expect(screen.container.querySelectorAll('[role=listitem]').length).toBeLessThan(40)
  await expect.element(screen.getByText('line 1999')).toBeInViewport()
})

test('whoever scrolled up stays there while lines come', async () => {
  const log = new Log()
  const screen = await render(ConsoleDrawer, { log, open: true, onbox: () => {} })
  log.add(Array.from({ length: 500 }, (_, i) => print(`line ${i}`)))
  await frame()
  const list = screen.container.querySelector('[role=list]')!
  list.scrollTop = 0
  await frame()
  log.add([print('newest')])
  await frame()
  expect(list.scrollTop).toBe(0)
  await expect.element(screen.getByText('line 3', { exact: true })).toBeInViewport()
})

test('a line leads to its box; an error shows its code and what to do', async () => {
  const onbox = vi.fn()
  const log = new Log()
  const screen = await render(ConsoleDrawer, { log, open: true, onbox })
  log.add([
    { level: 'error', text: 'It broke.', code: 'x-y', advice: 'Mend it.', nodeId: 'box 7', object: '+ 1' }
  ])
  const row = screen.getByRole('button', { name: /^error: \+ 1: It broke/ })
  await expect.element(row).toBeVisible()
  const said = row.element().textContent.trim().replace(/\s+/g, ' ')
  expect(said).toBe('+ 1 It broke.')
  await row.click()
  expect(onbox).toHaveBeenCalledWith('box 7', undefined)
  expect(screen.getByText('It broke.').elements()).toHaveLength(1)
  await expect.element(screen.getByText('x-y').last()).toBeVisible()
  await expect.element(screen.getByText('Mend it.').last()).toBeVisible()
})

test('levels can be hidden, and everything cleared', async () => {
  const log = new Log()
  const screen = await render(ConsoleDrawer, { log, open: true, onbox: () => {} })
  log.add([print('a print'), { level: 'warn', text: 'a warning' }])
  await screen.getByRole('button', { name: /^Prints/ }).click()
  await expect.element(screen.getByText('a print')).not.toBeInTheDocument()
  await expect.element(screen.getByText('a warning')).toBeVisible()
  await screen.getByRole('button', { name: 'Clear' }).click()
  await expect.element(screen.getByText('a warning')).not.toBeInTheDocument()
})

test('errors of boxes that are gone do not count, until undo brings them back', async () => {
  const boxes = new Map([['a', '+ 1']])
  const log = new Log((nodeId) => boxes.get(nodeId))
  const screen = await render(ConsoleDrawer, { log, open: false, onbox: () => {} })
  log.add([{ level: 'error', text: 'It broke.', code: 'x-y', nodeId: 'a' }])
  await expect.element(screen.getByText('1 error')).toBeVisible()
  boxes.delete('a')
  log.refresh()
  await expect.element(screen.getByText('1 error')).not.toBeInTheDocument()
  boxes.set('a', '+ 1')
  log.refresh()
  await expect.element(screen.getByText('1 error')).toBeVisible()
})
