// A room that somebody is in: updates in, durable, out again; who is present. It holds a state vector, the connections, and no document.
import { randomUUID } from 'node:crypto'
import { HubError } from '../errors.ts'
import { roomName, type Room } from '../ports/room.ts'
import type { Entry } from '../ports/stream.ts'
import { checkUpdate, type CheckedUpdate, type UpdateLimits } from './check.ts'
import { fanOut, type FrameKind, type Outlet } from './fan-out.ts'
import { emptyUpdate, mergeTree } from './merge.ts'
import { Presence } from './presence.ts'
import { rememberRanges, RoomState, type StateDeps } from './state.ts'

/** Senders in one commit up to which nobody hears their own changes. */
const maxSorted = 8
/** Bytes of one commit that are merged where sockets are served; more goes out as it came. */
const maxMerged = 256 * 1024

export interface LiveRoomOptions {
  update: UpdateLimits
  /** Bytes after which a room takes no more. */
  maxRoomBytes: number
  /** Entries became durable: compaction is due some time. */
  onChange(room: LiveRoom): void
  /** The disk refused a change. */
  onRefused(room: LiveRoom, error: unknown): void
  /** The room cannot go on; its connections are to be closed with a passing code. */
  onBroken(room: LiveRoom, error: Error): void
}

/** A connection's place in a room. */
export interface Member {
  /** Tells it apart in the journal and among those present. */
  readonly tag: string
  readonly user: string | null
  readonly outlet: Outlet
}

export class LiveRoom {
  readonly room: Room
  readonly name: string
  readonly members = new Map<string, Member>()
  readonly state: RoomState
  readonly #deps: StateDeps
  readonly #options: LiveRoomOptions
  readonly #presence = new Presence()
  readonly #ranges = rememberRanges()
  #unsubscribe: () => void = () => {}

  constructor(room: Room, deps: StateDeps, options: LiveRoomOptions) {
    this.room = room
    this.name = roomName(room)
    this.#deps = deps
    this.#options = options
    this.state = new RoomState(room, deps)
  }

  /** Reads the room, then hears what comes. */
  async open(): Promise<void> {
    await this.state.open()
    this.#unsubscribe = this.#deps.stream.subscribe(this.room, this.state.clock, {
      entries: (batch) => this.#hear(batch),
      announced: (bytes, tag) => this.#send('presence', bytes, this.members.get(tag)),
      broken: (error) => this.#options.onBroken(this, error)
    })
  }

  close(): void {
    this.#unsubscribe()
    this.#deps.cache.delete(this.name)
  }

  enter(user: string | null, outlet: Outlet): Member {
    const member = { tag: randomUUID(), user, outlet }
    this.members.set(member.tag, member)
    return member
  }

  leave(member: Member): void {
    if (!this.members.delete(member.tag)) return
    const gone = this.#presence.leave(member.tag)
    if (gone) this.#deps.stream.announce(this.room, gone, member.tag)
  }

  /** Checks an update in a thread, for one so large that it would hold up everybody else. Rejects like `receive`. */
  async check(update: Uint8Array): Promise<CheckedUpdate> {
    if (update.length > this.#options.update.maxBytes) throw new HubError('update-too-large')
    return this.#deps.work.run('checkUpdate', [update, this.#options.update])
  }

  /**
   * Takes an update: resolves when it is durable. Null, and nothing to wait for, when it holds nothing. What cannot be
   * taken throws at once: `update-malformed`, `update-too-large`, `room-full`.
   */
  receive(
    member: Member,
    update: Uint8Array,
    checked: CheckedUpdate = checkUpdate(update, this.#options.update)
  ): Promise<unknown> | null {
    const { ranges, deletes } = checked
    if (ranges.length === 0 && !deletes) return null
    if (this.state.size + update.length > this.#options.maxRoomBytes) throw new HubError('room-full')
    // The message's buffer may be one of the socket's; what is kept is the update's own.
    const own = new Uint8Array(update)
    this.#ranges.keep(own, ranges)
    const durable = this.#deps.stream.append(this.room, own, member.tag)
    durable.catch((error: unknown) => this.#options.onRefused(this, error))
    return durable
  }

  /** Whether an update holds nothing that the room does not have; throws like `receive`. */
  async holds(update: Uint8Array): Promise<boolean> {
    const { ranges, deletes } = checkUpdate(update, this.#options.update)
    if (!this.state.vector.covers(ranges)) return false
    if (!deletes) return true
    const merged = await this.state.merged()
    // What adds nothing leaves the merged bytes as they are.
    return mergeTree([merged, update]).length === mergeTree([merged, emptyUpdate]).length
  }

  /** Takes a presence message, and answers what its sender has to hear; throws `presence-malformed`. */
  present(member: Member, message: Uint8Array): Uint8Array | null {
    const { news, stale } = this.#presence.apply(message, member.tag, member.user)
    if (news) this.#deps.stream.announce(this.room, news, member.tag)
    return stale
  }

  /** Who is present, as a presence message; null when nobody is. */
  presence(): Uint8Array | null {
    return this.#presence.all()
  }

  #hear(batch: readonly Entry[]): void {
    this.state.hear(batch, (bytes) => this.#ranges.of(bytes))
    this.#options.onChange(this)
    const senders = new Set(batch.map(({ tag }) => tag))
    if (senders.size === 1) return this.#pass(batch, this.members.get(batch[0]!.tag))
    // Sorting their own out for each of so many costs more than hearing them back, which does no harm.
    if (senders.size > maxSorted) return this.#passTo(this.#outlets(), batch)
    // Nobody hears their own: those who sent get what the others sent.
    const rest: Outlet[] = []
    for (const { tag, outlet } of this.members.values()) {
      if (!senders.has(tag)) rest.push(outlet)
      else
        this.#passTo(
          [outlet],
          batch.filter((entry) => entry.tag !== tag)
        )
    }
    this.#passTo(rest, batch)
  }

  #pass(batch: readonly Entry[], sender: Member | undefined): void {
    if (this.members.size > (sender ? 1 : 0)) this.#passTo(this.#outlets(), batch, sender?.outlet)
  }

  /** A commit's updates as one: under load, many become durable together, and each delivery costs. */
  #passTo(outlets: Iterable<Outlet>, batch: readonly Entry[], except?: Outlet): void {
    const updates = batch.map(({ bytes }) => bytes)
    const size = updates.reduce((sum, { length }) => sum + length, 0)
    const all = [...outlets]
    let merged: readonly Uint8Array[] = updates
    if (updates.length > 1 && size <= maxMerged) {
      try {
        merged = [mergeTree(updates)]
      } catch {
        // Each for itself, then.
      }
    }
    for (const update of merged) fanOut(all, 'update', update, except)
  }

  #send(kind: FrameKind, payload: Uint8Array, except?: Member): void {
    fanOut(this.#outlets(), kind, payload, except?.outlet)
  }

  *#outlets(): Iterable<Outlet> {
    for (const { outlet } of this.members.values()) yield outlet
  }
}
