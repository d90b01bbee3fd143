// For tests: kill -9 again and again while two writers write and one listens. After each, a new hub on the same folder must have all that
// was acknowledged, and all that anybody had heard.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readHocuspocusAnswer } from './answers.ts'
import { temporaryFolder } from './folder.ts'
import { auth, hocuspocusWriter, yWriter } from './raw-writer.ts'
import { writeHocuspocus } from '../wire/hocuspocus.ts'

export interface KillReport {
  rounds: number
  /** Changes acknowledged, and those of them that were gone after the kill. */
  acknowledged: number
  lost: string[]
  /** Changes that a listener had heard and that were gone. */
  unheard: string[]
}

export async function killRounds(
  rounds: number,
  random: () => number,
  said: (line: string) => void = () => {}
): Promise<KillReport> {
  const folder = temporaryFolder()
  const report: KillReport = { rounds: 0, acknowledged: 0, lost: [], unheard: [] }
  let check: ((port: number) => Promise<void>) | null = null
  try {
    for (let round = 1; round <= rounds + 1; round++) {
      const { child, port } = await startChild(folder.path)
      try {
        await check?.(port)
        if (round > rounds) break
        check = await writeUntilKilled(child, port, round, random, report)
      } finally {
        await kill(child)
      }
      report.rounds = round
      if (round % 25 === 0)
        said(
          `round ${round}: ${report.acknowledged} acknowledged, ${report.lost.length} lost, ${report.unheard.length} heard and lost`
        )
    }
  } finally {
    folder.remove()
  }
  return report
}

async function writeUntilKilled(
  child: ChildProcess,
  port: number,
  round: number,
  random: () => number,
  report: KillReport
): Promise<(port: number) => Promise<void>> {
  // A room lives through some rounds, so that there is a snapshot to lose.
  const name = `org/doc${Math.floor(round / 10)}/main`
  const listener = listen(port, name)
  const writers = [hocuspocusWriter(port, name, `h${round}`), yWriter(port, name, `y${round}`)]
  await Promise.all([listener.synced, ...writers.map(({ opened }) => opened)])
  const end = Date.now() + random() * 300
  while (Date.now() < end) {
    for (const writer of writers) for (let i = random() * 8; i > 0; i--) writer.write()
    await new Promise((resolve) => setTimeout(resolve, random() * 4))
  }
  await kill(child)
  for (const { socket } of [...writers, listener]) {
    if (socket.readyState !== WebSocket.CLOSED) await once(socket, 'close')
  }
  return async (port) => {
    const fresh = listen(port, name)
    await fresh.synced
    fresh.socket.close()
    const there = fresh.doc.getMap('map')
    for (const { keys, acknowledged } of writers) {
      report.acknowledged += acknowledged
      report.lost.push(...keys.slice(0, acknowledged).filter((key) => !there.has(key)))
    }
    report.unheard.push(...[...listener.doc.getMap('map').keys()].filter((key) => !there.has(key)))
  }
}

export function listen(port: number, name: string): { socket: WebSocket; doc: Y.Doc; synced: Promise<void> } {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/hocuspocus`)
  const doc = new Y.Doc()
  socket.on('error', () => {})
  socket.on('open', () => {
    socket.send(auth(name, 'viewer'))
    socket.send(writeHocuspocus.step1(name, Y.encodeStateVector(doc)))
  })
  const synced = new Promise<void>((resolve, reject) => {
    socket.on('close', (code: number, reason: Buffer) =>
      reject(new Error(`closed: ${code} ${reason.toString()}`))
    )
    socket.on('message', (data: Buffer) => {
      const { step, bytes } = readHocuspocusAnswer(data)
      if (bytes && step !== 0) Y.applyUpdate(doc, bytes)
      if (step === 1) resolve()
    })
  })
  return { socket, doc, synced }
}

export async function startChild(folder: string): Promise<{ child: ChildProcess; port: number }> {
  const script = new URL('./child.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit']
  })
  const [data] = (await Promise.race([
    once(child.stdout, 'data'),
    once(child, 'exit').then(() => Promise.reject(new Error('the hub did not start')))
  ])) as [Buffer]
  return { child, port: Number(data.toString()) }
}

export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGKILL')
  await once(child, 'exit')
}
