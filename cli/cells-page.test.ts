// The examples of docs/cells.md do what the page says.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { QuickJsCells } from '../src/lib/jsrunner/quickjs-cells.ts'
import { startCell, until } from '../src/lib/jsrunner/testing/host.ts'
import { fileOf, loadbang, projectRoot, temporary } from './testing/shell.ts'

const directory = temporary()
const page = readFileSync(join(projectRoot, 'docs/cells.md'), 'utf8')
const [first, together, sleeps, mean, words, best, notes, counts] = [
  ...page.matchAll(/```js\n([^]*?)```/g)
].map(([, code]) => code!)

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

test('the first one: notes, seven half tones above', async () => {
  expect(await linesOf(first!, '60, 62')).toEqual(['out: 67', 'out: 69'])
})

test('after an answer', async () => {
  expect(await linesOf(`outlets('left', 'right')\n${together}`, '5, 6')).toEqual(['out: 5', 'out: 6'])
})

test('sleeps count the time of the patch', async () => {
  expect(await linesOf(sleeps!, '')).toEqual([0, 1, 2, 3, 1000].map((n) => `out: ${n}`))
})

test('the running mean', async () => {
  expect(await linesOf(mean!, '2, 4, 9, bang, 7')).toEqual(['out: 2', 'out: 3', 'out: 5', 'out: 7'])
})

test('words counted', async () => {
  expect(await linesOf(words!, 'symbol tick, symbol tock', 'bang')).toEqual([
    'out: list tick 1',
    'out: list tock 1'
  ])
})

test('the highest number', async () => {
  expect(await linesOf(best!, '3, 9, 4, 11')).toEqual(['out: 3', 'out: 9', 'out: 9', 'out: 11'])
})

test('notes, and the last three of them', async () => {
  const lines = await linesOf(notes!, 'symbol one', 'symbol two, symbol three, symbol four')
  expect(lines[0]).toBe('out: symbol one')
  expect(lines.at(-1)).toBe('out: list two three four')
})

test('words counted one after the other', async () => {
  expect(await linesOf(counts!, 'symbol tick, symbol tick, symbol tock')).toEqual([
    'out: list tick 1 1',
    'out: list tick 2 2',
    'out: list tock 1 3'
  ])
})

test('every function of a store is in its table, and nothing that it has not', async () => {
  const { host } = startCell(new QuickJsCells(), 'send([Object.keys(kv), Object.keys(db)])')
  await until(host, () => host.sent.length === 1)
  const has = host.messages[0] as string[][]
  for (const [i, store] of ['kv', 'db'].entries()) {
    const table = new RegExp(`\n\\| \`${store}\` +\\|[^]*?\n\n`).exec(page)![0]
    const rows = table.split('\n').flatMap((row) => /^\| (.*?) +\|/.exec(row)?.[1] ?? [])
    const named = rows.flatMap((row) => [...row.matchAll(/`(\w+)\(/g)].map(([, name]) => name!))
    expect([...new Set(named)].sort(), store).toEqual([...has[i]!].sort())
  }
})
