import { expect, test } from 'vitest'
import type { Cells } from '../runtime/ports.ts'
import { LateCells } from './late-cells.ts'
import { startCell } from './testing/host.ts'

function noted() {
  const log: string[] = []
  const cells: Cells = {
    start(_id, code) {
      log.push(`start ${code}`)
      return {
        deliver: (messages) => {
          log.push(`deliver ${String(messages[0]!.message)}`)
          return Promise.resolve()
        },
        setParams: ({ x }) => void log.push(`x = ${x}`),
        stop: () => void log.push('stop')
      }
    }
  }
  return { log, cells }
}

test('what is said before the runner is there is said in order, once it is', async () => {
  const { log, cells } = noted()
  let there = (_cells: Cells): void => {}
  const late = new LateCells(() => new Promise((resolve) => (there = resolve)))
  const a = startCell(late, 'a')
  const taken = a.give(1)
  a.cell.setParams!({ x: 2 })
  const second = a.give(3)
  const b = startCell(late, 'b')
  b.cell.stop()
  expect(log).toEqual([])
  there(cells)
  await Promise.all([taken, second])
  a.cell.stop()
  await a.give(4)
  // One that was stopped before does not start.
  expect(log).toEqual(['start a', 'deliver 1', 'x = 2', 'deliver 3', 'stop', 'deliver 4'])
})

test('a runner that cannot be had is a failure of the cell, and is tried again', async () => {
  const { log, cells } = noted()
  let tries = 0
  const late = new LateCells(() =>
    ++tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(cells)
  )
  const a = startCell(late, 'a')
  await a.give(1)
  expect(a.host.failures).toMatchObject([{ code: 'cell-start', fatal: true }])
  const b = startCell(late, 'b')
  await b.give(2)
  expect(log).toEqual(['start b', 'deliver 2'])
})
