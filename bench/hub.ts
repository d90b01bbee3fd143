// The hub beside the two servers that most people run, `@hocuspocus/server` and `@y/websocket-server`, in turn in one run under the same
// load: memory of rooms at rest, fan-out, acknowledged updates, presence, joining and coming back. The hub is measured over both
// protocols, beside the server of the same protocol. The others acknowledge without writing anything.
//
//     npm run bench -- hub [PART] [ROUNDS] [OBSERVERS]     memory, fanout, joiners or reconnect alone; an odd number of rounds
import * as Y from 'yjs'
import { asked, median } from './_report.ts'
import {
  acknowledged,
  bareFlush,
  fanOut,
  idleRooms,
  joiners,
  largeDocument,
  quantile,
  reconnect,
  room,
  start,
  type Subject
} from './_hub/measures.ts'
import type { ProtocolName } from './_hub/client.ts'
import type { SubjectName } from './_hub/subject.ts'

const [only, rounds = '3', observed = '100,500'] = process.argv.slice(2)
const ROUNDS = Number(rounds)

const subjects: readonly { title: string; name: SubjectName; protocol: ProtocolName }[] = [
  { title: 'hub', name: 'loadbang', protocol: 'hocuspocus' },
  { title: 'hub, y-websocket', name: 'loadbang', protocol: 'y-websocket' },
  { title: '@hocuspocus/server', name: 'hocuspocus', protocol: 'hocuspocus' },
  { title: '@y/websocket-server', name: 'y-websocket', protocol: 'y-websocket' }
]

/** Each line of figures in a fresh server, in turn, several times; the middle of each. */
async function inTurn<Key extends string>(
  title: string,
  rounds: number,
  measure: (subject: Subject) => Promise<Record<Key, number>>
): Promise<Record<Key, number>[]> {
  const found = subjects.map(() => ({}) as Record<Key, number[]>)
  for (let round = 0; round < rounds; round++) {
    for (const [i, { name, protocol }] of subjects.entries()) {
      const subject = await start(name, protocol)
      const figures = await measure(subject)
      subject.stop()
      for (const key of Object.keys(figures) as Key[]) (found[i]![key] ??= []).push(figures[key])
    }
  }
  console.log(`\n${title}`)
  return found.map((figures, i) => {
    const middle = Object.fromEntries(
      Object.entries<number[]>(figures).map(([key, all]) => [key, median(all)])
    ) as Record<Key, number>
    const words = Object.entries<number>(middle).map(([key, figure]) => `${key} ${figure.toFixed(1)}`)
    console.log(`  ${subjects[i]!.title.padEnd(20)} ${words.join(', ')}`)
    return middle
  })
}

/**
 * Of figures in the order of `subjects`: like with like, the hub must not be above the other server of the same protocol (so the better of
 * its two is not above the better of theirs), nor above a limit.
 */
function least(name: string, figures: readonly number[], limit = Infinity): void {
  const [ours, oursY, hocuspocus, yWebsocket] = figures as [number, number, number, number]
  asked(name, Math.min(limit, hocuspocus), ours)
  asked(`${name}, y-websocket`, Math.min(limit, yWebsocket), oursY)
}

const KB = 1024

async function memory(): Promise<void> {
  const content = Y.encodeStateAsUpdate(largeDocument())
  console.log(`a large document has ${content.length} bytes`)
  const empty = await inTurn('KB for an idle room, empty', 1, async (subject) => {
    const { rss, heap } = await idleRooms(subject, 500, null)
    return { process: rss / KB, heap: heap / KB }
  })
  const large = await inTurn('KB for an idle room with a large document', 1, async (subject) => {
    const { rss, heap } = await idleRooms(subject, 60, content)
    return { process: rss / KB, heap: heap / KB }
  })
  // The process's own figure is the system's, in pages that are given back late: right for megabytes alone.
  const heap = (all: readonly { heap: number }[]) => all.map((figures) => figures.heap)
  const whole = (all: readonly { process: number }[]) => all.map((figures) => figures.process)
  least('KB for an idle empty room', heap(empty), 42)
  least('KB of the process for an idle room of 494 KB', whole(large))
  asked('an idle room of 494 KB over an empty one', 1.1, large[0]!.heap / empty[0]!.heap)
}

async function fanout(): Promise<void> {
  for (const observers of observed.split(',').map(Number)) {
    const found = await inTurn(
      `us for each delivery to ${observers} observers; acknowledged updates a second (the others write nothing)`,
      ROUNDS,
      async (subject) => {
        const show = await room(subject, observers)
        const updates = await fanOut(subject, show, 'updates')
        const presence = await fanOut(subject, show, 'presences')
        return {
          'per delivery': updates.perDelivery,
          processor: updates.cpu,
          p50: updates.p50,
          p99: updates.p99,
          'presence, per delivery': presence.perDelivery,
          'presence, p99': presence.p99,
          acknowledged: await acknowledged(subject, show)
        }
      }
    )
    const of = (key: keyof (typeof found)[number]) => found.map((figures) => figures[key])
    const to = `to ${observers}`
    const flush = (await bareFlush()) / observers
    console.log(
      `The hub's updates wait for the disk, the others write nothing: a bare flush is ${flush.toFixed(1)} us for each of ${observers}.`
    )
    least(`us a delivery ${to}`, of('per delivery'), observers === 500 ? 10 : Infinity)
    least(`us p50 ${to}`, of('p50'))
    least(`us p99 ${to}`, of('p99'))
    least(`us a delivery of presence ${to}`, of('presence, per delivery'))
    asked(
      `presence over an update ${to}`,
      1.5,
      found[0]!['presence, per delivery'] / found[0]!['per delivery']
    )
    least(
      `us for an acknowledged update, durable, ${to}`,
      of('acknowledged').map((rate) => 1e6 / rate),
      observers === 500 ? 1e6 / 8000 : Infinity
    )
  }
}

async function joining(): Promise<void> {
  const found = await inTurn(
    'ms until 150 who join at once have a large document',
    ROUNDS,
    async (subject) => {
      const times = await joiners(subject, 150)
      return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), all: Math.max(...times) }
    }
  )
  least(
    'ms until half of 150 joiners have a large document',
    found.map(({ p50 }) => p50)
  )
  least(
    'ms until all 150 have it',
    found.map(({ all }) => all)
  )
}

async function returning(): Promise<void> {
  const found = await inTurn('a client that is current comes back', ROUNDS, reconnect)
  least(
    'bytes of a reconnect that is current',
    found.map(({ bytes }) => bytes),
    2048
  )
  least(
    'ms of a reconnect that is current',
    found.map(({ ms }) => ms)
  )
}

const parts = { memory, fanout, joiners: joining, reconnect: returning }
for (const [name, part] of Object.entries(parts)) if (only === undefined || only === name) await part()
process.exit()
