// The escape suite, for either kind of cell: what is tried fails, a person is told why, and other cells go on.
import { expect, test } from 'vitest'
import type { Cells } from '../../runtime/ports.ts'
import { harms, type Harm } from './attempts-harm.ts'
import { reachAttempts, reachProgram } from './attempts-reach.ts'
import { startCell, until, type Started } from './host.ts'

/** How many run at once; of endless loops fewer, for each wants a core, and a small machine has two. */
const AT_ONCE = 12
const LOOPS_AT_ONCE = 4

/** `impatient`: the same kind, but it takes a loop for endless sooner. */
export function acceptEscapes(
  cells: Cells,
  where: 'browser' | 'node',
  origin: string,
  impatient = cells
): void {
  test(`a cell reaches none of ${reachAttempts.length} things, by name or around it`, async () => {
    const { host, cell } = startCell(cells, reachProgram(origin))
    await until(host, () => host.messages.includes('end') || host.failures.length > 0, 20_000)
    cell.stop()
    expect(host.failures).toEqual([])
    // What it was itself: a getter that was looked at, and no more.
    expect(host.messages.filter((message) => typeof message === 'string')).toEqual(['end'])
  })

  test('the attempts would be seen to reach something', async () => {
    const { host, cell } = startCell(
      cells,
      reachProgram(origin, ['send', 'Worker', 'kv.set("a", 1).then(() => kv.get("a"))'])
    )
    await until(host, () => host.messages.includes('end'))
    cell.stop()
    expect(host.messages).toEqual([
      'send gave function',
      'kv.set("a", 1).then(() => kv.get("a")) gave number',
      'end'
    ])
  })

  const tried = harms.filter(({ only }) => only === undefined || only === where)
  const isLoop = ({ name }: Harm): boolean => /^(endless|flood)/.test(name)
  const groups = [
    ...inGroups(tried.filter(isLoop), LOOPS_AT_ONCE),
    ...inGroups(
      tried.filter((harm) => !isLoop(harm)),
      AT_ONCE
    )
  ]
  for (const some of groups) {
    test(
      `others go on while cells try: ${some[0]!.name} … ${some.at(-1)!.name}`,
      { timeout: 300_000 },
      async () => {
        const beside = startCell(cells, 'recv(send)')
        const started = some.map((harm) => ({ harm, ...startCell(harm.hog ? impatient : cells, harm.code) }))
        const wrong: string[] = []
        for (const one of started) wrong.push(...(await judge(one)))
        for (const { cell } of started) cell.stop()
        // It was never ended, and answers.
        await beside.give('still here')
        await until(beside.host, () => beside.host.sent.length === 1, 20_000)
        beside.cell.stop()
        expect(beside.host.failures).toEqual([])
        expect(wrong).toEqual([])
      }
    )
  }
}

const inGroups = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))

/** What is not as it should be. */
async function judge({ harm, host }: Started & { harm: Harm }): Promise<string[]> {
  const { told, sent } = harm
  const isTold = (): boolean => host.failures.some(({ code }) => told!.test(code))
  const isSent = (): boolean => (sent ? host.sent.length >= sent.length : !told && host.sent.length > 0)
  const isOver = (): boolean => (told ? isTold() && (!sent || isSent()) : isSent())
  await until(host, isOver, 60_000).catch(() => {})
  const wrong: string[] = []
  const codes = host.failures.map(({ code }) => code)
  if (told ? !isTold() : codes.length > 0) wrong.push(`${harm.name}: told ${codes.join() || 'nothing'}`)
  if (sent && JSON.stringify(host.messages) !== JSON.stringify(sent))
    wrong.push(`${harm.name}: sent ${JSON.stringify(host.messages).slice(0, 200)}`)
  for (const { code, message } of host.failures) {
    if (message.length < 10 || message.length > 1100)
      wrong.push(`${harm.name}: ${code} has ${message.length} characters`)
  }
  return wrong
}
