// What is measured of a server: each a function of one that has just been started. Times in microseconds unless said otherwise.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fdatasyncSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { root } from '../../scripts/tools.ts'
import { openClient, type Client, type ProtocolName } from './client.ts'
import type { Memory, Question, SubjectName } from './subject.ts'

export interface Subject {
  readonly port: number
  readonly protocol: ProtocolName
  memory(): Promise<Memory>
  /** Processor time so far, all threads. */
  cpu(): Promise<number>
  stop(): void
}

export async function start(name: SubjectName, protocol: ProtocolName): Promise<Subject> {
  const child = fork(join(root, 'bench/_hub/subject.ts'), [name], {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc']
  })
  const ask = async (question: Question) => {
    child.send(question)
    return (await once(child, 'message'))[0] as unknown
  }
  const [port] = (await once(child, 'message')) as [number]
  return {
    port,
    protocol,
    memory: async () => (await ask('memory')) as Memory,
    cpu: async () => (await ask('cpu')) as number,
    stop: () => child.disconnect()
  }
}

export const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Part of sorted figures: 0.5 is the middle. */
export const quantile = (figures: readonly number[], part: number): number =>
  [...figures].sort((a, b) => a - b)[Math.min(figures.length - 1, Math.floor(figures.length * part))]!

/** A patch of about 494 KB: boxes as Loadbang has them. */
export function largeDocument(): Y.Doc {
  const doc = new Y.Doc()
  const nodes = doc.getMap('nodes')
  for (let i = 0; nodes.size < 4310; i++) {
    doc.transact(() => {
      const node = new Y.Map()
      nodes.set(`node-${i}`, node)
      node.set('text', `metro ${i * 10}`)
      node.set('position', { x: i * 7, y: (i * 13) % 900 })
      node.set('order', `a${i}`)
      node.set('v', 1)
    })
  }
  return doc
}

/** Updates that one person makes, each to be sent as it is. */
export function edits(): { next(): Uint8Array; vector(): Uint8Array } {
  const doc = new Y.Doc()
  let made: Uint8Array = new Uint8Array()
  doc.on('update', (update: Uint8Array) => (made = update))
  const map = doc.getMap('nodes')
  let i = 0
  return {
    next() {
      map.set(`box-${i % 100}`, { x: i, y: i++ * 2 })
      return made
    },
    vector: () => Y.encodeStateVector(doc)
  }
}

function presenceOf(clock: number): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarUint(encoder, 77)
  encoding.writeVarUint(encoder, clock)
  encoding.writeVarString(
    encoder,
    JSON.stringify({ user: { name: 'Ada', color: '#c2410c' }, cursor: { x: clock, y: 120 } })
  )
  return encoding.toUint8Array(encoder)
}

/**
 * Bytes for each of many rooms with one connection that has all, all at rest. `update`: what is in each; null: nothing. Between as many rooms
 * and twice as many: what a server takes once (a thread that has worked, caches that are filled) is no room's.
 */
export async function idleRooms(subject: Subject, rooms: number, update: Uint8Array | null): Promise<Memory> {
  const figures: Memory[] = []
  for (const half of ['one', 'two']) {
    for (let i = 0; i < rooms; i++) await openRoom(subject, `org/${half}${i}`, update)
    // Threads end, and the allocator gives back what it holds.
    await pause(20_000)
    figures.push(await subject.memory())
  }
  const [before, after] = figures as [Memory, Memory]
  return { rss: (after.rss - before.rss) / rooms, heap: (after.heap - before.heap) / rooms }
}

async function openRoom({ protocol, port }: Subject, name: string, update: Uint8Array | null): Promise<void> {
  if (!update) return void (await openClient(protocol, port, name))
  const vector = Y.encodeStateVectorFromUpdate(update)
  const writer = await openClient(protocol, port, name)
  writer.update(update)
  writer.ask(vector)
  while (writer.answers < 2) await pause(1)
  // The others hold documents in memory alone: somebody stays.
  await openClient(protocol, port, name, vector)
  writer.socket.close()
}

export interface Room {
  observers: Client[]
  writer: Client
  /** What the writer has to say. */
  source: ReturnType<typeof edits>
  close(): void
}

export async function room(subject: Subject, observers: number, name = 'org/show'): Promise<Room> {
  const all: Client[] = []
  for (let i = 0; i < observers; i++) all.push(await openClient(subject.protocol, subject.port, name))
  const writer = await openClient(subject.protocol, subject.port, name)
  await pause(300)
  return {
    observers: all,
    writer,
    source: edits(),
    close: () => [...all, writer].forEach(({ socket }) => socket.close())
  }
}

export interface FanOut {
  /** From sending to the last observer, over the number of observers; the middle of all rounds. */
  perDelivery: number
  /** Processor time of the server for each. */
  cpu: number
  /** From sending to each observer. */
  p50: number
  p99: number
}

/** One message after the other, each after all observers have heard the one before. */
export async function fanOut(
  subject: Subject,
  { observers, writer, source }: Room,
  what: 'updates' | 'presences'
) {
  let clock = 1
  const latencies: number[] = []
  const rounds: number[] = []
  let cpu = 0
  // Until then, what a server runs has not been compiled, nor its journal grown.
  const warm = 400
  for (let i = 0; i < warm + 200; i++) {
    if (i === warm) cpu = await subject.cpu()
    const message = what === 'updates' ? source.next() : presenceOf(clock++)
    const goals = observers.map((observer) => observer[what] + 1)
    let left = observers.length
    const sent = performance.now()
    await new Promise<void>((resolve) => {
      observers.forEach((observer, j) => {
        observer.heard = () => {
          if (observer[what] !== goals[j]) return
          observer.heard = () => {}
          if (i >= warm) latencies.push((performance.now() - sent) * 1000)
          if (--left === 0) resolve()
        }
      })
      if (what === 'updates') writer.update(message)
      else writer.presence(message)
    })
    if (i >= warm) rounds.push(((performance.now() - sent) * 1000) / observers.length)
  }
  cpu = ((await subject.cpu()) - cpu) / (200 * observers.length)
  const found: FanOut = {
    perDelivery: quantile(rounds, 0.5),
    cpu,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99)
  }
  return found
}

/** A bare flush of a few bytes to a file that is there already, in microseconds, as seldom as updates come above: what durable cannot go below. */
export async function bareFlush(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'loadbang-flush-'))
  const file = openSync(join(folder, 'file'), 'w')
  const page = new Uint8Array(4096)
  writeSync(file, page)
  fsyncSync(file)
  const times: number[] = []
  for (let i = 0; i < 200; i++) {
    await pause(1)
    const began = performance.now()
    writeSync(file, page, 0, page.length, 0)
    fdatasyncSync(file)
    times.push((performance.now() - began) * 1000)
  }
  closeSync(file)
  rmSync(folder, { recursive: true })
  return quantile(times, 0.5)
}

/** Acknowledged updates a second of one writer who has up to 1000 on their way. */
export async function acknowledged({ protocol }: Subject, { writer, source }: Room): Promise<number> {
  const total = 20_000
  const every = 100
  // Without statuses, an answer to a state vector acknowledges all that was sent before it.
  const done = () =>
    protocol === 'hocuspocus' ? writer.statuses - statuses : (writer.answers - answers) * every
  const { statuses, answers } = writer
  let sent = 0
  const began = performance.now()
  await new Promise<void>((resolve) => {
    const go = () => {
      while (sent < total && sent - done() < 1000) {
        writer.update(source.next())
        if (++sent % every === 0 && protocol !== 'hocuspocus') writer.ask(source.vector())
      }
      if (done() >= total) resolve()
    }
    writer.heard = go
    // One that comes to no end is measured by what it acknowledged until then.
    setTimeout(resolve, 30_000).unref()
    go()
  })
  writer.heard = () => {}
  return done() / ((performance.now() - began) / 1000)
}

/** Milliseconds until each of so many who come at once has a large document. */
export async function joiners(subject: Subject, count: number): Promise<number[]> {
  await fill(subject)
  await pause(3000)
  const began = performance.now()
  const times: number[] = []
  const clients = await Promise.all(
    Array.from({ length: count }, async () => {
      const client = await openClient(subject.protocol, subject.port, 'org/large')
      times.push(performance.now() - began)
      return client
    })
  )
  for (const { socket } of clients) socket.close()
  return times
}

/** A client that has all: bytes that it receives until it is told so, and milliseconds. */
export async function reconnect(subject: Subject): Promise<{ bytes: number; ms: number }> {
  const vector = await fill(subject)
  const times: number[] = []
  let bytes = 0
  for (let i = 0; i < 21; i++) {
    const began = performance.now()
    const client = await openClient(subject.protocol, subject.port, 'org/large', vector)
    times.push(performance.now() - began)
    await pause(50)
    bytes = client.socket.received
    client.socket.close()
  }
  return { bytes, ms: quantile(times, 0.5) }
}

/** Puts a large document into a room; its state vector. Its writer stays: the others' documents live in memory alone. */
async function fill({ protocol, port }: Subject): Promise<Uint8Array> {
  const update = Y.encodeStateAsUpdate(largeDocument())
  const vector = Y.encodeStateVectorFromUpdate(update)
  const writer = await openClient(protocol, port, 'org/large')
  writer.update(update)
  writer.ask(vector)
  while (writer.answers < 2) await pause(1)
  return vector
}
