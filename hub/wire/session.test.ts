// In what order a client hears of what it sent: it draws conclusions from it.
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readHocuspocusAnswer, type Answer } from '../testing/answers.ts'
import { startHub, until, type TestHub } from '../testing/clients.ts'
import { auth } from '../testing/raw-writer.ts'
import { emptyUpdate } from '../rooms/merge.ts'
import { writeHocuspocus } from './hocuspocus.ts'

let hub: TestHub
beforeAll(async () => {
  hub = await startHub()
})
afterAll(() => hub.remove())

const name = 'org/order/main'
const open = async () => {
  const socket = new WebSocket(`${hub.socketUrl}/hocuspocus`)
  const heard: Answer[] = []
  socket.on('message', (data: Buffer) => heard.push(readHocuspocusAnswer(data)))
  await once(socket, 'open')
  socket.send(auth(name, 'editor'))
  await until(() => heard.length > 0)
  return { socket, heard }
}

test('a status never overtakes the answer to a state vector: the stock client would call an empty document synced', async () => {
  const doc = new Y.Doc()
  doc.getMap('map').set('a', 1)
  const writer = await open()
  writer.socket.send(writeHocuspocus.update(name, Y.encodeStateAsUpdate(doc)))
  await until(() => writer.heard.some(({ status }) => status))
  const { socket, heard } = await open()
  const later = new Y.Doc()
  later.getMap('map').set('b', 2)
  socket.send(writeHocuspocus.step1(name, Uint8Array.of(0)))
  // What a stock client answers when asked for what the hub lacks, and a change: one is acknowledged at once, the other by the disk.
  socket.send(writeHocuspocus.step2(name, emptyUpdate))
  socket.send(writeHocuspocus.update(name, Y.encodeStateAsUpdate(later)))
  await until(() => heard.filter(({ status }) => status).length === 2)
  const told = heard.filter(({ status, step }) => status !== null || step === 1)
  expect(told.map(({ status }) => status ?? 'the answer')).toEqual(['the answer', true, true])
  const there = new Y.Doc()
  Y.applyUpdate(there, told[0]!.bytes!)
  expect(there.getMap('map').get('a')).toBe(1)
  for (const one of [writer, { socket }]) one.socket.close()
})
