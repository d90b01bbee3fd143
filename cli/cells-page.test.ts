// The examples of docs/cells.md do what the page says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { fileOf, loadbang, projectRoot, temporary } from './testing/shell.ts'

const directory = temporary()
const page = readFileSync(join(projectRoot, 'docs/cells.md'), 'utf8')
const [mean, words, counts] = [...page.matchAll(/```js\n([^]*?)```/g)].map(([, code]) => code!)

/** Lines that come of a cell with this code when it is given these messages, one after the other, and others a second later. */
async function linesOf(code: string, messages: string, later = ''): Promise<string[]> {
  const file = await fileOf(
    join(directory, `${code.length}.zip`),
    {
      load: 'loadbang',
      give: `msg ${messages}`,
      wait: 'delay 1000',
      later: `msg ${later}`,
      cell: ['js', { code }],
      out: 'print out'
    },
    ['load give', 'give cell', 'cell out', 'load wait', 'wait later', 'later cell']
  )
  const { out, err } = await loadbang('run', file)
  expect(err).toEqual([])
  return out
}

test('the running mean', async () => {
  expect(await linesOf(mean!, '2, 4, 9, bang, 7')).toEqual(['out: 2', 'out: 3', 'out: 5', 'out: 7'])
})

test('words counted', async () => {
  expect(await linesOf(words!, 'symbol tick, symbol tock', 'bang')).toEqual([
    'out: list tick 1',
    'out: list tock 1'
  ])
})

test('words counted one after the other', async () => {
  expect(await linesOf(counts!, 'symbol tick, symbol tick, symbol tock')).toEqual([
    'out: list tick 1',
    'out: list tick 2',
    'out: list tock 1'
  ])
})
