// The loop of ten million counts, in Loadbang and in native Pd, in turn in one run. Both time themselves with [realtime], each in a
// fresh process.
// The patch is written down once, here, and handed to each in its own form.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensurePd } from '../scripts/ensure-pd.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { testGraph } from '../src/lib/runtime/testing.ts'
import { Machine } from '../src/lib/runtime/machine/machine.ts'
import { asked, median } from './_report.ts'

const ONCE = '--once'
const ROUNDS = 7
const COUNTS = 10_000_000

const boxes = {
  start: 'loadbang',
  order: 't b b b',
  until: 'until',
  count: 'f 0',
  next: '+ 1',
  end: `sel ${COUNTS}`,
  time: 'realtime',
  ms: 'print ms',
  stop: 't b b'
}
const cables = [
  'start order',
  'order:2 time',
  'order:1 until',
  'until count',
  'count next',
  'next count:1',
  'count end',
  'end until:1',
  'end stop',
  'stop:1 time:1',
  'stop quit',
  'time ms'
]

/** The same boxes and cables as a .pd file; `quit` is a message that ends Pd. */
function asPd(): string {
  const names = [...Object.keys(boxes), 'quit']
  const end = (text: string): string => {
    const [name = '', port = '0'] = text.split(':')
    return `${names.indexOf(name)} ${port}`
  }
  return [
    '#N canvas 0 0 450 400 12;',
    ...Object.values(boxes).map((text, i) => `#X obj 20 ${20 + 30 * i} ${text};`),
    '#X msg 100 250 \\; pd quit;',
    ...cables.map((cable) => `#X connect ${cable.split(' ').map(end).join(' ')};`)
  ].join('\n')
}

function milliseconds(output: string): number {
  const found = /ms: ([\d.e+-]+)/.exec(output)
  if (!found) throw new Error(`No figure in: ${output.slice(0, 400)}`)
  return Number(found[1])
}

/** One run in this process: prints what [print ms] prints. */
function once(): void {
  const none = (): never => {
    throw new Error('The loop needs no such port.')
  }
  const machine = new Machine({
    catalogue,
    live: false,
    turnLimit: 120_000,
    ports: {
      clock: { now: () => performance.now(), wakeAt: () => {} },
      console: { write: (line) => console.log(line.text) },
      storage: { kv: none, db: none, storeNames: none, fields: none },
      persist: { data: none },
      surface: { show: () => {}, error: () => {} },
      assets: { get: none },
      cells: { start: none }
    }
  })
  const inner = cables.filter((cable) => !cable.endsWith(' quit'))
  machine.apply(testGraph(boxes, inner))
}

/** Each run in a process of its own, as native Pd's: just-in-time compilation is part of the price. */
const loadbang = (): number =>
  milliseconds(
    spawnSync(process.execPath, [fileURLToPath(import.meta.url), ONCE], { encoding: 'utf8' }).stdout
  )

function compare(): void {
  const pd = ensurePd()
  if (!pd) process.exit(1)
  const file = join(mkdtempSync(join(tmpdir(), 'loadbang-bench-')), 'count.pd')
  writeFileSync(file, asPd())
  const native = (): number => {
    const args = '-nogui -batch -noprefs -nosound -nomidi -nrt -stderr -r 48000 -open'.split(' ')
    return milliseconds(spawnSync(pd, [...args, file], { encoding: 'utf8' }).stderr)
  }

  // The first round warms the machine's caches and is not counted.
  const found: { ours: number; native: number }[] = []
  for (let round = 0; round <= ROUNDS; round++) {
    const pair = { ours: loadbang(), native: native() }
    if (round > 0) found.push(pair)
  }
  const version = spawnSync(pd, ['-version'], { encoding: 'utf8' }).stderr.trim()
  console.log(`oracle: ${version}; Node ${process.version}; ${ROUNDS} rounds in turn, medians`)
  console.log(
    `Loadbang ${median(found.map((p) => p.ours)).toFixed(0)} ms, native Pd ${median(found.map((p) => p.native)).toFixed(0)} ms`
  )
  asked('dispatch', 3, median(found.map((p) => p.ours / p.native)))
}

if (process.argv[2] === ONCE) once()
else compare()
