// `GET /metrics`, for Prometheus. It tells how much goes on and never whose: no name of a rack, a room or a person. Open to this machine
// alone, and elsewhere to whoever brings the token that the operator chose.
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client'
import { isForwarded, isLoopback } from '../access/authorize.ts'
import type { Handler } from '../app.ts'
import type { Counts } from './counts.ts'

export interface Now {
  rooms: number
  connections: number
}

/** `token`: null where only this machine may look. */
export function answerMetrics(counts: Counts, now: () => Now, token: string | null, next: Handler): Handler {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  tell(registry, counts, now)
  return (request, response) => {
    if (request.url?.split('?', 1)[0] !== '/metrics') return next(request, response)
    const headers = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' }
    if (!mayLook(request, token)) {
      response.writeHead(token === null ? 403 : 401, { ...headers, 'Content-Type': 'text/plain' })
      return void response.end('Set LOADBANG_METRICS_TOKEN and send it as a bearer token.\n')
    }
    registry.metrics().then(
      (text) => {
        response.writeHead(200, { ...headers, 'Content-Type': registry.contentType })
        response.end(request.method === 'HEAD' ? undefined : text)
      },
      () => {
        response.writeHead(500, headers)
        response.end()
      }
    )
  }
}

/** A proxy on this machine makes all the world look like this machine: what came through one needs the token. */
function mayLook({ headers, socket }: IncomingMessage, token: string | null): boolean {
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1]
  if (token !== null && given !== undefined) return timingSafeEqual(digest(given), digest(token))
  // A page in a browser here would say where it comes from.
  return isLoopback(socket.remoteAddress ?? '') && !isForwarded(headers) && headers.origin === undefined
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

function tell(registry: Registry, counts: Counts, now: () => Now): void {
  const registers = [registry]
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      }
    })
  const counter = (name: string, help: string, value: () => number) =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset()
        this.inc(value())
      }
    })
  const counters = <Key>(name: string, help: string, labels: readonly string[], of: Map<Key, number>) =>
    new Counter({
      name,
      help,
      labelNames: [...labels],
      registers,
      collect() {
        this.reset()
        for (const [key, count] of of) this.inc(labelled(labels, String(key)), count)
      }
    })

  gauge('loadbang_rooms', 'Rooms that somebody is in or that are being stored.', () => now().rooms)
  gauge('loadbang_connections', 'Open sockets.', () => now().connections)
  counter('loadbang_messages_received_total', 'Messages over sockets.', () => counts.messagesIn)
  counter('loadbang_bytes_received_total', 'Bytes of these messages.', () => counts.bytesIn)
  counter('loadbang_messages_sent_total', 'Messages over sockets.', () => counts.messagesOut)
  counter('loadbang_bytes_sent_total', 'Bytes of these messages.', () => counts.bytesOut)
  counter(
    'loadbang_presence_dropped_total',
    'Messages of presence left out for slow readers.',
    () => counts.presenceDropped
  )
  counter('loadbang_updates_stored_total', 'Changes acknowledged, all durable.', () => counts.updatesStored)
  counters('loadbang_updates_refused_total', 'Changes not taken.', ['code'], counts.updatesRefused)
  counters('loadbang_connections_ended_total', 'Sockets that the hub closed.', ['code'], counts.ended)
  counters('loadbang_answers_total', 'Answers over HTTP.', ['status'], counts.answers)
  counters('loadbang_events_total', 'Lines of the log.', ['level', 'event'], counts.events)
  registry.registerMetric(counts.commits)
}

function labelled(labels: readonly string[], key: string): Record<string, string> {
  const words = key.split(' ')
  return Object.fromEntries(labels.map((label, i) => [label, words[i] ?? '']))
}
