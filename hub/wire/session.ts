// A document on a connection: the rules that both protocols share. A change is acknowledged when it is durable, and passed on not
// before; one that is refused ends the connection, since taking the next would hide it.
import type { Grant } from '../access/authorize.ts'
import { asHubError, HubError, type HubErrorCode } from '../errors.ts'
import { countIn, type Counts } from '../metrics/counts.ts'
import type { CheckedUpdate } from '../rooms/check.ts'
import type { Outlet } from '../rooms/fan-out.ts'
import type { LiveRoom, Member } from '../rooms/room.ts'
import { decodeVector } from '../rooms/vector.ts'

/** How a protocol says things to its client. */
export interface Channel extends Outlet {
  /** Asks for what the hub lacks. */
  step1(vector: Uint8Array): void
  step2(update: Uint8Array): void
  presence(message: Uint8Array): void
  /** Asks for the client's presence. */
  query(): void
  /** Whether a change was stored; where the protocol has no word for it, nothing. */
  status(stored: boolean): void
  /** See `Connection.hold`. */
  hold(bytes: number): () => void
  /** Ends the connection. */
  fail(error: HubErrorCode): void
}

/** Bytes from which checking one takes longer than a few milliseconds. */
const largeUpdate = 256 * 1024

const longest = 2 ** 31 - 1

export class Session {
  readonly #room: LiveRoom
  readonly #grant: Grant
  readonly #channel: Channel
  readonly #counts: Counts
  readonly #member: Member
  /** Changes that are being checked, or wait for one that is. None of them rejects. */
  #checking = new Set<Promise<void>>()
  /** Changes on their way to the disk. */
  #pending = new Set<Promise<unknown>>()
  /** Answers go out in the order of their questions. */
  #answers: Promise<void> = Promise.resolve()
  /** Answers to state vectors that are not out yet. */
  #answering = 0
  #timer: NodeJS.Timeout | undefined
  #ended = false

  constructor(room: LiveRoom, grant: Grant, channel: Channel, counts: Counts) {
    this.#room = room
    this.#grant = grant
    this.#channel = channel
    this.#counts = counts
    this.#member = room.enter(grant.user, channel)
    grant.revoked.addEventListener('abort', this.#revoke)
    this.#expire()
  }

  get canEdit(): boolean {
    return this.#grant.role === 'editor'
  }

  /** Asks the client for what the hub lacks. A viewer is not asked: nothing of theirs would be taken. */
  ask(): void {
    if (this.canEdit) this.#channel.step1(this.#room.state.vector.encode())
  }

  /** The client's vector: answered with all that it lacks and that is durable, its own earlier changes included. Throws on none. */
  step1(vector: Uint8Array): void {
    decodeVector(vector)
    this.#answering++
    this.#answers = this.#answers.then(async () => {
      try {
        await Promise.all(this.#checking)
        await Promise.allSettled(this.#pending)
        if (this.#ended) return
        const update = await this.#room.state.diff(vector)
        if (this.#ended) return
        this.#channel.step2(update)
        // Nobody asks a viewer for changes, so no answer of theirs will be acknowledged: this stands for it, if it is true.
        if (!this.canEdit && this.#room.state.vector.coversVector(vector)) this.#channel.status(true)
      } catch (error) {
        this.fail(error)
      } finally {
        this.#answering--
      }
    })
  }

  /** A change, or an answer to `ask`. Throws on what cannot be taken. */
  update(update: Uint8Array, isAnswer: boolean): void {
    if (!this.canEdit) return this.#refuse(update, isAnswer)
    if (update.length > largeUpdate || this.#checking.size > 0) this.#checkFirst(update)
    else this.#take(update)
  }

  /** A large one is checked in a thread; what comes after it waits, since changes are taken in their order. */
  #checkFirst(update: Uint8Array): void {
    const own = new Uint8Array(update)
    const checked = this.#channel.hold(own.length)
    const before = [...this.#checking]
    const work = async () => {
      try {
        const result = own.length > largeUpdate ? await this.#room.check(own) : undefined
        await Promise.all(before)
        if (!this.#ended) this.#take(own, result)
      } catch (error) {
        this.fail(error)
      }
    }
    const check = work().finally(() => {
      checked()
      this.#checking.delete(check)
    })
    this.#checking.add(check)
  }

  #take(update: Uint8Array, checked?: CheckedUpdate): void {
    const durable = this.#room.receive(this.#member, update, checked)
    if (!durable) return this.#acknowledge()
    const arrived = this.#channel.hold(update.length)
    const began = performance.now()
    const settled = durable
      .then(
        () => {
          this.#counts.updatesStored++
          this.#counts.commits.observe((performance.now() - began) / 1000)
          this.#acknowledge()
        },
        (error: unknown) => {
          countIn(this.#counts.updatesRefused, asHubError(error).code)
          this.fail(error)
        }
      )
      .finally(() => {
        arrived()
        this.#pending.delete(settled)
      })
    this.#pending.add(settled)
  }

  /**
   * Says that a change is stored, never before the answer to a state vector that came earlier: Hocuspocus' client takes the status of its last
   * change for having everything, and would call a document synced that is still empty.
   */
  #acknowledge(): void {
    const say = () => {
      if (!this.#ended) this.#channel.status(true)
    }
    if (this.#answering === 0) say()
    else this.#answers = this.#answers.then(say)
  }

  /** Throws on what is no presence message. */
  presence(message: Uint8Array): void {
    const stale = this.#room.present(this.#member, message)
    if (!stale) return
    this.#channel.presence(stale)
    this.#channel.query()
  }

  /** Tells who is present. */
  tellPresence(): void {
    const message = this.#room.presence()
    if (message) this.#channel.presence(message)
  }

  fail(error: unknown, otherwise: HubErrorCode = 'storage-failed'): void {
    if (!this.#ended) this.#channel.fail(asHubError(error, otherwise).code)
  }

  /** Leaves the room at once; resolves when what was on its way is durable or refused. */
  async close(): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    clearTimeout(this.#timer)
    this.#grant.revoked.removeEventListener('abort', this.#revoke)
    this.#room.leave(this.#member)
    await Promise.all(this.#checking)
    await Promise.allSettled(this.#pending)
  }

  #refuse(update: Uint8Array, isAnswer: boolean): void {
    this.#answers = this.#answers.then(async () => {
      try {
        if (this.#ended) return
        if (isAnswer && (await this.#room.holds(update).catch(() => false))) return this.#channel.status(true)
        countIn(this.#counts.updatesRefused, 'read-only')
        this.#channel.status(false)
        this.fail(new HubError('read-only'))
      } catch (error) {
        this.fail(error)
      }
    })
  }

  #revoke = (): void => this.fail(this.#grant.revoked.reason, 'revoked')

  #expire(): void {
    if (this.#grant.revoked.aborted) return void queueMicrotask(this.#revoke)
    const { until } = this.#grant
    if (until === null) return
    const left = until - Date.now()
    if (left <= 0) return void queueMicrotask(() => this.fail(new HubError(this.#grant.over ?? 'expired')))
    this.#timer = setTimeout(() => this.#expire(), Math.min(left, longest)).unref()
  }
}
