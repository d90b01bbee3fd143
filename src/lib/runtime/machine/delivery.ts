// How a message travels: depth-first and synchronous, as in Pd. Delivery recurses to RECURSION levels (fast, and safe on a
// worker's small stack), then goes on from an explicit stack, so that a chain of 10,000 boxes works (rule 17). Beyond
// LOOP_DEPTH a cable that is already on the active path is a loop, and that branch ends (rule 18). Every few thousand
// deliveries the walker looks at the clock, and a turn that lasts too long is ended (rule 19).
import { LoadbangError } from '../errors.ts'
import type { Message } from '../message.ts'
import { bang } from '../message.ts'

/** Deeper than this, sends are queued on the explicit stack. A worker overflows at some 3,000 frames, and a level takes three. */
export const RECURSION = 256
const LOOP_DEPTH = 1000
/** Deliveries between two looks at the clock. */
const STRIDE = 4096

/** A box, as far as delivery knows one. */
export interface Target {
  readonly text: string
  /** It was taken out of the patch: what it loops over ends. */
  readonly gone: boolean
  /** Puts the error on the box and in the console. */
  fail(thrown: unknown): void
}

/** One inlet of a running box: a function for each way in, so that the hot path has no branches. */
export interface Inlet {
  readonly box: Target
  readonly index: number
  readonly bang: () => void
  readonly number: (x: number) => void
  /** Whatever is neither number nor bang. */
  readonly message: (message: Message) => void
}

export class Cable {
  readonly id: string
  /** Where it comes from, for errors. */
  readonly from: Target
  readonly box: Target
  readonly index: number
  /** The inlet's ways in, copied here: one load less on the hot path. */
  readonly bang: () => void
  readonly number: (x: number) => void
  readonly message: (message: Message) => void
  /** Whether it is on the active path of the explicit stack; the recursion above it is not marked: a loop comes round again. */
  active = false
  constructor(id: string, from: Target, inlet: Inlet) {
    this.id = id
    this.from = from
    this.box = inlet.box
    this.index = inlet.index
    this.bang = inlet.bang
    this.number = inlet.number
    this.message = inlet.message
  }
}

/** Thrown through all handlers of a turn that has lasted too long; only the turn's root catches it. */
export class TurnStopped extends Error {
  readonly box: Target
  constructor(box: Target) {
    super('turn stopped')
    this.box = box
  }
}

/** One entry of the explicit stack: a delivery, the end of one (`leave`), or a loop with further steps to take. */
type Frame =
  | { what: 'deliver'; cable: Cable; message: Message; depth: number }
  | { what: 'leave'; cable: Cable }
  | { what: 'leave-again' }
  | { what: 'loop'; step: () => boolean; box: Target; depth: number }

export class Delivery {
  depth = 0
  budget = STRIDE
  #now: () => number
  #limit: number
  #started = 0
  #loops: Target[] = []
  /** Sends of the handler that the explicit stack is running; null while delivery recurses. */
  #pending: Frame[] | null = null
  #frameDepth = 0
  /** Cables of the active path that were on it before. */
  #again = 0

  /** `limit`: real milliseconds that a turn may last. */
  constructor(now: () => number, limit: number) {
    this.#now = now
    this.#limit = limit
  }

  /** Marks the start of a turn and makes sure that nothing of an earlier one is left. */
  begin(): void {
    this.depth = 0
    this.budget = STRIDE
    this.#started = this.#now()
    this.#loops.length = 0
    this.#pending = null
  }

  /** Called when the budget is used up: is the turn still within its time? */
  check(box: Target): void {
    this.budget = STRIDE
    if (this.#now() - this.#started > this.#limit) throw new TurnStopped(this.#loops.at(-1) ?? box)
  }

  /** An object threw: the error goes on its box, everybody else goes on. */
  fail(thrown: unknown, box: Target): void {
    if (thrown instanceof TurnStopped) throw thrown
    box.fail(thrown)
  }

  loop(step: () => boolean, box: Target): void {
    if (this.#pending !== null) {
      this.#pending.push({ what: 'loop', step, box, depth: this.#frameDepth })
      return
    }
    this.#loops.push(box)
    while (!box.gone && step()) if (--this.budget < 0) this.check(box)
    this.#loops.pop()
  }

  /** An outlet sends from deeper than RECURSION: queue if the explicit stack is running, else run it to the end of this send. */
  defer(cables: readonly Cable[], message: Message): void {
    if (this.#pending !== null) {
      for (const cable of cables)
        this.#pending.push({ what: 'deliver', cable, message, depth: this.#frameDepth + 1 })
      return
    }
    const stack: Frame[] = []
    for (let i = cables.length - 1; i >= 0; i--)
      stack.push({ what: 'deliver', cable: cables[i]!, message, depth: this.depth + 1 })
    try {
      this.#drain(stack)
    } finally {
      this.#pending = null
      this.#again = 0
      for (const frame of stack) if (frame.what === 'leave') frame.cable.active = false
    }
  }

  #drain(stack: Frame[]): void {
    const pending: Frame[] = (this.#pending = [])
    for (let frame = stack.pop(); frame !== undefined; frame = stack.pop()) {
      if (frame.what === 'leave') {
        frame.cable.active = false
        continue
      }
      if (frame.what === 'leave-again') {
        this.#again--
        continue
      }
      const box: Target = frame.what === 'loop' ? frame.box : frame.cable.box
      if (--this.budget < 0) this.check(box)
      this.#frameDepth = frame.depth
      try {
        if (frame.what === 'loop') {
          if (!box.gone && frame.step()) stack.push(frame)
        } else if (!this.#enter(frame.cable, frame.depth, stack)) continue
        else this.#hand(frame.cable, frame.message)
      } catch (thrown) {
        this.fail(thrown, box)
      }
      for (let i = pending.length - 1; i >= 0; i--) stack.push(pending[i]!)
      pending.length = 0
    }
  }

  #enter(cable: Cable, depth: number, stack: Frame[]): boolean {
    // Pd's 1,000th nested outlet is the first that it refuses; of a path that went round it refuses whatever leads on.
    if (cable.active && depth < LOOP_DEPTH) {
      this.#again++
      stack.push({ what: 'leave-again' })
      return true
    }
    if (!cable.active && depth >= LOOP_DEPTH && this.#again > 0) return false
    if (cable.active) {
      cable.box.fail(
        new LoadbangError(
          'message-loop',
          `Messages go round without an end through the cable from [${cable.from.text}] to inlet ${cable.index + 1} of [${cable.box.text}]; they were ended there.`,
          'Put a [delay] into the loop, or cut the cable.'
        )
      )
      return false
    }
    cable.active = true
    stack.push({ what: 'leave', cable })
    return true
  }

  #hand(cable: Cable, message: Message): void {
    if (typeof message === 'number') cable.number(message)
    else if (message === bang) cable.bang()
    else cable.message(message)
  }
}
