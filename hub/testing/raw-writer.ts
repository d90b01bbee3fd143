// For tests: writers that know exactly which of their changes were acknowledged, each in its protocol's way.
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { readHocuspocusAnswer } from './answers.ts'
import { writeHocuspocus } from '../wire/hocuspocus.ts'
import { writeY } from '../wire/y-websocket.ts'
import * as encoding from 'lib0/encoding'

export interface Writer {
  /** Keys written, in order, and how many of them were acknowledged. */
  readonly keys: string[]
  acknowledged: number
  write(): void
  opened: Promise<void>
  socket: WebSocket
}

/** Writes `PREFIX:0`, `PREFIX:1`, … into the root map, one change each. */
export function hocuspocusWriter(port: number, name: string, prefix: string): Writer {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/hocuspocus`)
  const { doc, updates } = recorded()
  const writer: Writer = {
    keys: [],
    acknowledged: 0,
    socket,
    opened: new Promise((resolve) => {
      socket.on('open', () => {
        socket.send(auth(name, 'editor'))
        resolve()
      })
    }),
    write() {
      const key = `${prefix}:${writer.keys.length}`
      writer.keys.push(key)
      doc.getMap('map').set(key, 1)
      socket.send(writeHocuspocus.update(name, updates.pop()!))
    }
  }
  socket.on('error', () => {})
  socket.on('message', (data: Buffer) => {
    // Each change has one status, in order.
    if (readHocuspocusAnswer(data).status === true) writer.acknowledged++
  })
  return writer
}

/** The same over y-websocket, where an answered step 1 acknowledges all that was sent before it. */
export function yWriter(port: number, name: string, prefix: string): Writer {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/ws/${name}?ticket=editor`)
  const { doc, updates } = recorded()
  const asked: number[] = []
  const writer: Writer = {
    keys: [],
    acknowledged: 0,
    socket,
    opened: new Promise((resolve) => socket.on('open', resolve)),
    write() {
      const key = `${prefix}:${writer.keys.length}`
      writer.keys.push(key)
      doc.getMap('map').set(key, 1)
      socket.send(writeY.update(updates.pop()!))
      if (writer.keys.length % 5 > 0) return
      asked.push(writer.keys.length)
      socket.send(writeY.step1(Y.encodeStateVector(doc)))
    }
  }
  socket.on('error', () => {})
  socket.on('message', (data: Buffer) => {
    if (data[0] === 0 && data[1] === 1) writer.acknowledged = asked.shift() ?? writer.acknowledged
  })
  return writer
}

function recorded(): { doc: Y.Doc; updates: Uint8Array[] } {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return { doc, updates }
}

export function auth(name: string, token: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, name)
  encoding.writeVarUint(encoder, 2)
  encoding.writeVarUint(encoder, 0)
  encoding.writeVarString(encoder, token)
  return encoding.toUint8Array(encoder)
}
