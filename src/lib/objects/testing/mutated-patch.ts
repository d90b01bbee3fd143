// A help patch with some of its texts changed at random, run and played: what is wrong with how that went, if anything.
import { performance } from 'node:perf_hooks'
import { mutated } from '../../interop/pd/testing/mutations.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, record, type Message } from '../../runtime/message.ts'
import type { Cells, ConsoleLine } from '../../runtime/ports.ts'
import { testPatch, type TestBox, type TestPatch } from '../../runtime/testing.ts'
import { parseMessages } from '../../runtime/text/message-text.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'
import type { Choice } from '../../storage/ptperf/testing/random.ts'
import { catalogue } from '../catalogue.generated.ts'
import type { HelpPatch } from '../help.ts'
import { portsOf } from '../ports.ts'

export interface MutatedRun {
  /** Codes of the complaints. */
  codes: string[]
  /** What is wrong; null if all went as it should. */
  wrong: string | null
  ms: number
}

/** Cells have fuzzing of their own. */
const noCells: Cells = { start: () => ({ deliver: () => Promise.resolve(), stop: () => {} }) }

/** A run is stopped by the machine after a thousand looks at its clock; whatever takes this long is not. */
const LONGEST = 20_000

export async function runMutated(patch: HelpPatch, choice: Choice): Promise<MutatedRun> {
  const boxes = Object.entries(patch.boxes).map(([id, [x, , text, data]]): [string, TestBox] => {
    const parent = id.includes('.') ? id.slice(0, id.lastIndexOf('.')) : undefined
    const now = choice.once(3) ? changed(text, choice) : text
    return [id, { text: now, x, data: record(data ?? {}), ...(parent === undefined ? {} : { parent }) }]
  })
  const began = performance.now()
  const errors: ConsoleLine[] = []
  const done = (wrong: string | null): MutatedRun => ({
    codes: errors.map(({ code }) => code ?? ''),
    wrong,
    ms: performance.now() - began
  })
  try {
    for (const [, box] of boxes) portsOf((box as { text: string }).text)
    const p = testPatch(catalogue, Object.fromEntries(boxes), patch.cables, {
      storage: openMemoryStorage(),
      cells: noCells,
      console: { write: (line) => void (line.level === 'error' && errors.push(line)) }
    })
    await p.run(20)
    for (const [id] of boxes) play(p, id, choice)
    await p.run(200)
    for (const [id] of boxes.slice(0, 5)) play(p, id, choice)
    await p.run(200)
  } catch (error) {
    return done(`threw ${error instanceof Error ? error.stack : String(error)}`)
  }
  const mute = errors.find(
    ({ code, text }) => !/^[a-z]+(-[a-z0-9]+)*$/.test(code ?? '') || !/[.!?)]$/.test(text)
  )
  if (mute) return done(`no sentence, or no code: ${JSON.stringify(mute)}`)
  const ms = performance.now() - began
  return done(ms > LONGEST ? `took ${ms.toFixed(0)} ms` : null)
}

/** Mostly behind the class: a word that is no class says little. */
function changed(text: string, choice: Choice): string {
  const cut = choice.once(4) ? 0 : text.indexOf(' ') + 1
  return text.slice(0, cut) + mutated(text.slice(cut), choice)
}

function play({ machine }: TestPatch, id: string, choice: Choice): void {
  if (!choice.once(2)) machine.play(id, choice.once(3) ? choice.below(100) : bang)
  if (!choice.once(3)) return
  const messages = readable(mutated(choice.one(TEXTS), choice))
  for (const message of messages.slice(0, 20)) machine.play(id, message, choice.below(3))
}

const TEXTS = [
  'set count 5',
  'list 1 2 3 a b',
  '{op: "get", key: "x", value: [1, {y: 2}]}',
  'read file.txt cr',
  'insert notes {text: "Hello"}',
  'symbol a, float 2, bang, 1 2 3',
  'resize 1e9',
  'add $1 \\; 7',
  'clear'
]

/** What cannot be read is refused in a sentence, too. */
function readable(text: string): Message[] {
  try {
    return parseMessages(text)
  } catch (error) {
    if (error instanceof LoadbangError && error.message !== '') return []
    throw error
  }
}
