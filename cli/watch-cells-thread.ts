// The thread of watch-cells.ts: looks every half second whether the same task of a cell still runs.
import { writeSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import { PATIENCE, SHARED } from './watch-cells.ts'

const LOOK_MS = 500

const shared = workerData as Int32Array
/** What to say of each cell, the first one's at 0. */
const lines: string[] = []
parentPort?.on('message', (line: string) => lines.push(line))

let tasks = -1
let looks = 0
setInterval(() => {
  const cell = Atomics.load(shared, SHARED.cell)
  const now = Atomics.load(shared, SHARED.tasks)
  looks = cell !== 0 && now === tasks ? looks + 1 : 0
  tasks = now
  // Looks are counted, and not time: in which the machine may have slept.
  if (looks * LOOK_MS < PATIENCE) return
  writeSync(2, `${lines[cell - 1] ?? ''}\n`)
  // No handler of the main thread could run.
  process.kill(process.pid, 'SIGKILL')
}, LOOK_MS)
