// For tests: frames that no client would send. While they come, a good client on the same room goes on; in the end every acknowledged change
// is there, and none of the strangers' connections has been acknowledged what the room does not have.
import { HocuspocusProvider } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readHocuspocusAnswer } from './answers.ts'
import { hocuspocusClient, until, yClient, type TestHub } from './clients.ts'
import { auth } from './raw-writer.ts'
import { writeHocuspocus } from '../wire/hocuspocus.ts'
import { writeY } from '../wire/y-websocket.ts'

export interface FuzzReport {
  frames: number
  connections: number
  /** Close codes and how often each was. */
  codes: Record<string, number>
  /** Changes that were acknowledged and are not in the room. */
  falseAcknowledgements: number
  /** Times that the good clients were cut off, with code and reason. */
  bystanders: string[]
}

type Random = () => number

export async function fuzz(
  hub: TestHub,
  frames: number,
  random: Random,
  said: (line: string) => void = () => {}
): Promise<FuzzReport> {
  const name = `org/fuzz${Math.floor(random() * 1e9)}/main`
  const report: FuzzReport = {
    frames: 0,
    connections: 0,
    codes: {},
    falseAcknowledgements: 0,
    bystanders: []
  }
  const good = [hocuspocusClient(hub, { name }), yClient(hub, { name })]
  await until(() => good.every((client) => client.isSynced()))
  for (const { provider } of good) {
    const cut = (event: { code: number; reason: string } | null) =>
      report.bystanders.push(`${provider.constructor.name} ${event?.code}: ${event?.reason}`)
    if (provider instanceof HocuspocusProvider)
      provider.on('disconnect', ({ event }: { event: { code: number; reason: string } }) => cut(event))
    else provider.on('connection-close', cut)
  }
  const acknowledged: Y.Doc[] = []
  let writes = 0
  while (report.frames < frames) {
    const before = report.frames
    acknowledged.push(
      ...(await Promise.all(Array.from({ length: 8 }, () => stranger(hub, name, random, report))))
    )
    good[0]!.doc.getMap('good').set(`k${writes++ % 100}`, writes)
    if (Math.floor(before / 50_000) < Math.floor(report.frames / 50_000))
      said(
        `${report.frames} frames on ${report.connections} connections, closed with ${JSON.stringify(report.codes)}`
      )
  }
  await until(
    () => good[0]!.isSynced(),
    () => 'the good client waits for an acknowledgement',
    30_000
  )
  const fresh = hocuspocusClient(hub, { name })
  await until(
    () => fresh.isSynced(),
    () => 'a fresh client waits',
    30_000
  )
  const there = Y.decodeStateVector(Y.encodeStateVector(fresh.doc))
  for (const doc of acknowledged) {
    for (const [client, clock] of Y.decodeStateVector(Y.encodeStateVector(doc)))
      if ((there.get(client) ?? 0) < clock) report.falseAcknowledgements++
  }
  if (fresh.doc.getMap('good').get(`k${(writes - 1) % 100}`) !== writes) report.falseAcknowledgements++
  const result = { ...report, bystanders: [...report.bystanders] }
  for (const client of [...good, fresh]) client.destroy()
  return result
}

/** One connection's worth of nonsense; resolves to what it was acknowledged, as a document. */
async function stranger(hub: TestHub, name: string, random: Random, report: FuzzReport): Promise<Y.Doc> {
  const isY = random() < 0.4
  const signsIn = random() < 0.8
  const token = random() < 0.2 ? 'viewer' : random() < 0.1 ? 'none' : 'editor'
  const socket = new WebSocket(`${hub.socketUrl}${isY ? `/ws/${name}?ticket=${token}` : '/hocuspocus'}`)
  const acknowledged = new Y.Doc()
  const valid: Uint8Array[] = []
  let isIntact = true
  let statuses = 0
  socket.on('error', () => {})
  socket.on('message', (data: Buffer) => {
    if (!isY && readHocuspocusAnswer(data).status === true) statuses++
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.once('open', resolve))
  report.connections++
  if (!isY && signsIn) socket.send(auth(name, token))
  const good = seeds(isY, name, valid)
  const count = 1 + Math.floor(random() * 60)
  for (let i = 0; i < count && socket.readyState === WebSocket.OPEN; i++) {
    const dice = random()
    if (dice < 0.35 && isIntact) {
      const update = valid.shift()
      if (update) {
        socket.send(isY ? writeY.update(update) : writeHocuspocus.update(name, update))
        Y.applyUpdate(acknowledged, update)
      }
    } else {
      // What is in it after a mutation is anybody's guess: from here on nothing is counted.
      isIntact = false
      socket.send(nonsense(good, random))
    }
    report.frames++
    if (random() < 0.1) await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 30))])
  if (socket.readyState === WebSocket.OPEN) socket.close(1000)
  const code = String(await closed)
  report.codes[code] = (report.codes[code] ?? 0) + 1
  // Only one that was acknowledged throughout says what must be there.
  return isIntact && token === 'editor' && statuses > 0 && statuses >= sizeOf(acknowledged)
    ? acknowledged
    : new Y.Doc()
}

const sizeOf = (doc: Y.Doc): number => Y.decodeStateVector(Y.encodeStateVector(doc)).get(clientOf(doc)) ?? 0
const clientOf = (doc: Y.Doc): number => [...Y.decodeStateVector(Y.encodeStateVector(doc)).keys()][0] ?? 0

/** One frame of each kind, and changes to send whole. */
function seeds(isY: boolean, name: string, valid: Uint8Array[]): Uint8Array[] {
  const doc = new Y.Doc()
  doc.on('update', (update: Uint8Array) => valid.push(update))
  for (let i = 0; i < 30; i++) doc.getArray('strangers').push([i])
  const update = Y.encodeStateAsUpdate(doc)
  const vector = Y.encodeStateVector(doc)
  const presence = Uint8Array.of(1, 5, 1, 7, ...new TextEncoder().encode('{"a":1}'))
  return isY
    ? [
        writeY.update(update),
        writeY.step2(update),
        writeY.step1(vector),
        writeY.presence(presence),
        writeY.query
      ]
    : [
        writeHocuspocus.update(name, update),
        writeHocuspocus.step2(name, update),
        writeHocuspocus.step1(name, vector),
        writeHocuspocus.presence(name, presence),
        writeHocuspocus.query(name),
        writeHocuspocus.close(name, 'bye'),
        auth(name, 'editor'),
        writeHocuspocus.ping
      ]
}

function nonsense(good: readonly Uint8Array[], random: Random): Uint8Array | string {
  const pick = () => good[Math.floor(random() * good.length)]!
  const byte = () => Math.floor(random() * 256)
  const dice = random()
  if (dice < 0.02) return 'text'
  if (dice < 0.2) return Uint8Array.from({ length: Math.floor(random() * 64) }, byte)
  const frame = new Uint8Array(pick())
  if (dice < 0.3) return frame.subarray(0, Math.floor(random() * frame.length))
  if (dice < 0.4) return Uint8Array.of(...frame, ...pick())
  if (dice < 0.5) return frame
  for (let i = 1 + Math.floor(random() * 3); i > 0; i--) frame[Math.floor(random() * frame.length)] = byte()
  return frame
}
