// Serves Hocuspocus' clients: tells the frames of a socket's documents apart.
import type { AccessRequest } from '../access/authorize.ts'
import { asHubError, HubError } from '../errors.ts'
import type { Connection, Protocol } from './connection.ts'
import { Queue, type Wire } from './entrance.ts'
import { HocuspocusDocument } from './hocuspocus-document.ts'
import { readHocuspocus, writeHocuspocus } from './hocuspocus.ts'

/** Takes over a socket. */
export function serveHocuspocus(
  wire: Wire,
  connection: Connection,
  request: Omit<AccessRequest, 'room' | 'token'>
): void {
  const { limits } = wire
  const documents = new Map<string, { document: HocuspocusDocument; queue: Queue }>()
  // Who says nothing about who they are holds a socket for nothing.
  const timer = setTimeout(() => {
    if (![...documents.values()].some(({ document }) => document.isOpen)) connection.end('auth-timeout')
  }, limits.authTimeout).unref()

  const of = (name: string) => {
    const found = documents.get(name)
    if (found) return found
    if (documents.size >= limits.maxDocuments) throw new HubError('too-many-documents')
    const queue = new Queue(limits)
    const document = new HocuspocusDocument(name, wire, connection, request, () => {
      try {
        for (const frame of queue.take()) receive(frame)
      } catch (error) {
        connection.end(asHubError(error, 'frame-malformed').code)
      }
    })
    const made = { document, queue }
    documents.set(name, made)
    return made
  }

  /** Over all documents: a hundred of them must not wait a hundred times as much. */
  const checkQueues = () => {
    let [bytes, count] = [0, 0]
    for (const { queue } of documents.values()) [bytes, count] = [bytes + queue.bytes, count + queue.count]
    if (bytes > limits.queueBytes || count > limits.queueMessages) throw new HubError('auth-queue')
  }

  const receive = (frame: Uint8Array): void => {
    const read = readHocuspocus(frame)
    if (read.type === 'ping') return connection.send(writeHocuspocus.pong, 'answer')
    if (read.type === 'pong') return
    const { name, message, isReply } = read
    if (message.type === 'close') {
      documents.get(name)?.document.close()
      documents.delete(name)
      return
    }
    const { document, queue } = of(name)
    if (message.type === 'auth') return void document.authenticate(message.token)
    if (document.isOpen) return document.handle(message, isReply)
    if (document.denied) return
    queue.push(frame)
    checkQueues()
  }

  const protocol: Protocol = {
    receive,
    keepalive: () => connection.send(writeHocuspocus.ping, 'answer'),
    ended: () => {
      clearTimeout(timer)
      for (const { document } of documents.values()) document.close()
      documents.clear()
    }
  }
  connection.speak(protocol, (error) => asHubError(error, 'frame-malformed').code)
}
