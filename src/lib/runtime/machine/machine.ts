// The message machine: a running patch. It owns logical time, turns and the graph; everything that it needs from the world
// comes in through ports. Live, a host calls wake() when the clock's alarm is due; in the shell runOffline() jumps from event
// to event as fast as it can.
import { asLoadbangError, LoadbangError } from '../errors.ts'
import type { Catalogue, Timer } from '../define.ts'
import type { GraphDiff } from '../graph.ts'
import type { Message } from '../message.ts'
import type { Ports } from '../ports.ts'
import type { Box } from './box.ts'
import { Delivery, TurnStopped } from './delivery.ts'
import { Scripting } from './canvas/scripting.ts'
import { RunningGraph } from './graph.ts'
import { Holds } from './holds.ts'
import { Loading } from './loading.ts'
import { NameTable } from './names.ts'
import { pdItself } from './pd-itself.ts'
import { SharedTable } from './shared.ts'
import { Scheduler, type ScheduledEvent } from './scheduler.ts'
import type { World } from './world.ts'

/** Real milliseconds that a turn may last, live (rule 19) and in the shell, where nobody waits at a screen. */
const LIVE_TURN = 2000
const SHELL_TURN = 10_000
/** Real milliseconds of work per wake before the host gets a breath, and lag beyond which the clock is set anew (rule 26). */
const BREATH = 8
const LAG = 500
/** Real milliseconds between two later answers that count as a breath. */
const PAUSE = 1
/** Logical milliseconds after which a patch that never ends is stopped in the shell (rule 22). */
const ENDLESS = 60_000
/** Events and answers at one and the same logical time that count as never ending. */
const STANDSTILL = 1_000_000
/** Console lines that one box may write of one error in one turn; the rest is counted. */
const COMPLAINTS = 3
/** Pd's first seed; later ones follow by its formula (x_random.c, the figures in the documentation of [random]). */
const FIRST_SEED = 1489853723

export interface MachineOptions {
  catalogue: Catalogue
  ports: Ports
  live: boolean
  seed?: number
  /** Real milliseconds a turn may last. */
  turnLimit?: number
}

export interface OfflineResult {
  /** idle: nothing left to happen. time: `for` is over. limit: it would never end. */
  ended: 'idle' | 'time' | 'limit'
}

export class Machine implements World {
  readonly ports: Ports
  readonly delivery: Delivery
  readonly holds: Holds
  readonly names = new NameTable()
  readonly shared = new SharedTable()
  time = 0
  readonly graph: RunningGraph
  #scripting: Scripting
  #loading: Loading
  #live: boolean
  #scheduler = new Scheduler()
  #inTurn = false
  /** Inside wake(), where events carry their own time and the alarm is set once at the end. */
  #running = false
  #afterTurn: (() => void)[] = []
  /** How often each box has complained of each thing in this turn. */
  #complaints = new Map<string, number>()
  #seed: number
  /** Clock time of logical zero. */
  #origin: number
  #alarm: number | null = null
  /** A turn had to be ended since the host last had a breath, and answers that wait for the next one. */
  #ranAway = false
  #waiting = 0
  /** When the row of later answers began that come without a breath between them, and when its last one was done. */
  #rowBegan = 0
  #rowDone = -Infinity
  #disposed = false

  constructor(options: MachineOptions) {
    this.ports = options.ports
    this.#live = options.live
    this.#seed = (options.seed ?? FIRST_SEED) & 0x7fffffff
    this.#origin = options.ports.clock.now()
    const limit = options.turnLimit ?? (options.live ? LIVE_TURN : SHELL_TURN)
    this.delivery = new Delivery(() => options.ports.clock.now(), limit)
    this.holds = new Holds(options.live, (answer) => this.#answer(answer))
    this.graph = new RunningGraph(options.catalogue, this, {
      placed: (box) => this.#scripting.placed(box),
      dropped: (box) => this.#scripting.dropped(box)
    })
    this.#loading = new Loading({
      fail: (thrown, box) => this.delivery.fail(thrown, box),
      next: (fn) => void this.schedule(0, fn)
    })
    this.#scripting = new Scripting(
      {
        graph: this.graph,
        names: this.names,
        complain: (id, error) => this.#ofCanvas(id, error),
        load: (boxes, canvas) => this.#loading.load(boxes, canvas, false),
        show: (key, value) => this.ports.surface.show(key, value),
        spend: (id, work) => this.#spend(id, work),
        made: (box) => this.#loading.made(box)
      },
      options.catalogue
    )
    this.names.bind(
      'pd',
      pdItself(this.names, () => this.#quit())
    )
  }

  /** A patch may end itself where nobody looks at it. */
  #quit(): void {
    if (!this.#live) this.afterTurn(() => this.dispose())
  }

  /** Changes the graph, in one turn. Errors of boxes stand on them; nothing is thrown. */
  apply(diff: GraphDiff): void {
    this.turn(() => {
      const restore = (made: readonly Box[]): void => {
        if (diff.fire) this.#restore(this.graph.inLoadOrder(made.filter((b) => b.object?.restored)))
      }
      const made = this.graph.apply(this.#scripting.meet(diff), restore)
      if (!diff.fire) return
      this.#loading.load(this.graph.inLoadOrder(made.filter((b) => b.object?.loaded)), this.graph.root, true)
    })
  }

  toCanvas(id: string, message: Message): void {
    this.#scripting.tell(id, message)
  }

  /** Changing a canvas takes longer than a delivery does. */
  #spend(id: string, deliveries: number): void {
    if ((this.delivery.budget -= deliveries) >= 0) return
    const fail = (thrown: unknown): void => this.#ofCanvas(id, asLoadbangError(thrown))
    this.delivery.check(this.graph.boxes.get(id) ?? { text: 'patch', gone: false, fail })
  }

  /** What a message to a canvas did wrong: in the console, with the box that the canvas lies in. */
  #ofCanvas(id: string, { code, message, advice }: LoadbangError): void {
    const object = this.graph.boxes.get(id)?.text ?? 'patch'
    const nodeId = id === '' ? {} : { nodeId: id }
    this.complain(id, code, () =>
      this.ports.console.write({ level: 'error', code, text: message, advice, object, ...nodeId })
    )
  }

  #restore(boxes: readonly Box[]): void {
    for (const box of boxes) {
      try {
        box.object?.restored?.()
      } catch (thrown) {
        this.delivery.fail(thrown, box)
      }
    }
  }

  /** The patch is about to be saved: whoever keeps something then is asked for it, in one turn. */
  save(): void {
    this.turn(() => {
      const asked = [...this.graph.boxes.values()].filter(({ object }) => object?.saving)
      for (const box of this.graph.inLoadOrder(asked)) {
        try {
          box.object?.saving?.()
        } catch (thrown) {
          this.delivery.fail(thrown, box)
        }
      }
    })
  }

  /** A hand played a box. */
  play(nodeId: string, message: Message, inlet?: number): void {
    this.turn(() => this.graph.boxes.get(nodeId)?.play(message, inlet))
  }

  /** Runs what is due; asks the clock for the next alarm. */
  wake(): void {
    if (this.#disposed) return
    this.#alarm = null
    this.#ranAway = false
    this.#rowDone = -Infinity
    const clock = this.ports.clock
    const began = clock.now()
    const first = this.#scheduler.peek()
    const behind = first ? began - this.#origin - first.time : 0
    if (behind > LAG) {
      this.#origin += behind
      this.ports.console.write({
        level: 'warn',
        text: `The clock was ${Math.round(behind)} ms behind and was set anew.`
      })
    }
    this.#running = true
    try {
      for (;;) {
        const event = this.#scheduler.peek()
        if (!event || event.time > clock.now() - this.#origin) break
        this.#run()
        if (clock.now() - began > BREATH) break
      }
    } finally {
      this.#running = false
      this.#setAlarm()
    }
  }

  /** In the shell: runs until nothing is left to happen, or `for` logical milliseconds are over. */
  async runOffline(options: { for?: number } = {}): Promise<OfflineResult> {
    const end = options.for ?? ENDLESS
    let standing = 0
    while (!this.#disposed) {
      if (this.holds.open) {
        await this.holds.next()
        if (++standing > STANDSTILL) {
          this.#endless('Answers asked for more answers for ever')
          return { ended: 'limit' }
        }
        continue
      }
      const event = this.#scheduler.peek()
      if (!event) return { ended: 'idle' }
      if (event.time > end) {
        this.time = end
        if (options.for !== undefined) return { ended: 'time' }
        this.#endless(`It was still running after ${ENDLESS / 1000} s of logical time`)
        return { ended: 'limit' }
      }
      standing = event.time > this.time ? 0 : standing + 1
      if (standing > STANDSTILL) {
        this.#endless('It went on for ever without time passing')
        return { ended: 'limit' }
      }
      this.#run()
    }
    return { ended: 'idle' }
  }

  /** Whether any of these boxes sent something since it was last asked. */
  active(nodeIds: Iterable<string>): string[] {
    const found: string[] = []
    for (const id of nodeIds) {
      let sent = false
      for (const outlet of this.graph.boxes.get(id)?.outlets ?? []) {
        sent ||= outlet.active
        outlet.active = false
      }
      if (sent) found.push(id)
    }
    return found
  }

  dispose(): void {
    this.#disposed = true
    this.graph.dispose()
    this.#scheduler.clear()
    this.ports.clock.wakeAt(null)
  }

  schedule(delay: number, fn: () => void): Timer {
    const event: ScheduledEvent = this.#scheduler.add(this.time + (delay > 0 ? delay : 0), fn)
    if (!this.#inTurn && !this.#running) this.#setAlarm()
    return { cancel: () => (event.run = null) }
  }

  /** Runs `fn` as a turn: what comes from outside has the time at which it arrives; an endless one is ended and named. */
  turn(fn: () => void): void {
    if (this.#inTurn) return fn()
    if (this.#live && !this.#running) this.time = Math.max(this.time, this.ports.clock.now() - this.#origin)
    this.#inTurn = true
    this.delivery.begin()
    try {
      fn()
    } catch (thrown) {
      if (!(thrown instanceof TurnStopped)) throw thrown
      this.#ranAway = this.#live
      thrown.box.fail(
        new LoadbangError(
          'turn-stopped',
          'This box was stopped: its messages went round without an end.',
          'The rest of the patch goes on. Look for the loop, or put a [delay] into it.'
        )
      )
    } finally {
      this.#inTurn = false
      if (this.#complaints.size > 0) this.#countComplaints()
      const after = this.#afterTurn
      this.#afterTurn = []
      for (const each of after) each()
      if (!this.#running) this.#setAlarm()
    }
  }

  complain(nodeId: string, code: string, write: () => void): void {
    const key = `${code} ${nodeId}`
    const times = (this.#complaints.get(key) ?? 0) + 1
    this.#complaints.set(key, times)
    if (times <= COMPLAINTS) write()
  }

  afterTurn(fn: () => void): void {
    this.#afterTurn.push(fn)
  }

  seed(): number {
    this.#seed = (Math.imul(this.#seed, 435898247) + 938284287) & 0x7fffffff
    return this.#seed
  }

  /**
   * A later answer enters in a turn of its own. Answers come in rows, without a breath between them: after one that ran away the
   * others wait for the clock, or a few of them would be taken for a machine that hangs. So they do after a row that has gone on for
   * too long: what is answered from memory and asks again would never end.
   */
  #answer(answer: () => void): void {
    if (this.#disposed) return
    if (!this.#live) return this.turn(answer)
    const now = this.ports.clock.now()
    if (now - this.#rowDone > PAUSE) this.#rowBegan = now
    if (!this.#ranAway && this.#waiting === 0 && now - this.#rowBegan <= BREATH) {
      this.turn(answer)
      this.#rowDone = this.ports.clock.now()
      return
    }
    this.#waiting++
    this.schedule(0, () => {
      this.#waiting--
      answer()
    })
  }

  #countComplaints(): void {
    for (const [key, times] of this.#complaints) {
      if (times <= COMPLAINTS) continue
      const code = key.slice(0, key.indexOf(' '))
      const nodeId = key.slice(code.length + 1)
      this.ports.console.write({
        level: 'error',
        code,
        nodeId,
        object: this.graph.boxes.get(nodeId)?.text,
        text: `The same error ${times - COMPLAINTS} times more, in one turn.`
      })
    }
    this.#complaints.clear()
  }

  #run(): void {
    const event = this.#scheduler.take()!
    this.time = Math.max(this.time, event.time)
    const run = event.run!
    event.run = null
    this.turn(run)
  }

  #setAlarm(): void {
    if (!this.#live || this.#disposed) return
    const event = this.#scheduler.peek()
    const at = event ? event.time + this.#origin : null
    if (at === this.#alarm) return
    this.#alarm = at
    this.ports.clock.wakeAt(at)
  }

  #endless(what: string): void {
    this.ports.console.write({
      level: 'error',
      code: 'endless',
      text: `The patch was stopped. ${what}.`,
      advice: 'Run it with --for to say how long it may run.'
    })
  }
}
