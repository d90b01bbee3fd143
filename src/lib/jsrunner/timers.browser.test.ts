// Timers, promises and frames of a cell, in the sandbox and in QuickJS, against those of the browser's own worker: the same program in
// each, and what each part of it logged is compared.
import { afterAll, expect, test } from 'vitest'
import { BrowserCells } from './browser-cells.ts'
import type { Cells } from '../runtime/ports.ts'
import { Sandbox } from './frame.ts'
import { QuickJsCells } from './quickjs-cells.ts'
import { startCell, until } from './testing/host.ts'
import { timerScript } from './testing/timer-script.ts'

const sandbox = new Sandbox()
afterAll(() => sandbox.dispose())

async function inWorker(): Promise<[string, string[]][]> {
  const said: [string, string[]][] = []
  const text = `const send = (message) => postMessage(message); (async () => { "use strict"; ${timerScript} })()`
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }))
  const worker = new Worker(url)
  await new Promise<void>((resolve) => {
    // Meant errors are among what is tried.
    worker.onerror = (event) => event.preventDefault()
    worker.onmessage = ({ data }: MessageEvent<'end' | [string, string[]]>) =>
      data === 'end' ? resolve() : void said.push(data)
  })
  worker.terminate()
  URL.revokeObjectURL(url)
  return said
}

async function inCell(cells: Cells): Promise<[string, string[]][]> {
  const { host, cell } = startCell(cells, timerScript)
  await until(host, () => host.messages.includes('end'), 30_000)
  cell.stop()
  expect(host.failures.filter(({ message }) => !message.includes('meant'))).toEqual([])
  return host.messages.filter((message) => message !== 'end') as unknown as [string, string[]][]
}

const browserCells = new BrowserCells({
  openPort: (id) => sandbox.open(id),
  closePort: (id) => sandbox.close(id)
})
const runners: [string, Cells][] = [
  ['the sandbox', browserCells],
  ['QuickJS', new QuickJsCells({ taskMs: 10_000 })]
]

test.each(runners)(
  'in %s each part goes as it does in the browser',
  async (_name, cells) => {
    const worker = await inWorker()
    expect(worker.length).toBeGreaterThan(25)
    expect(Object.fromEntries(await inCell(cells))).toEqual(Object.fromEntries(worker))
  },
  60_000
)
