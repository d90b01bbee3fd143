// One order for all calls, few transactions, and memory first. Whatever can be done with what is remembered is done as it is asked;
// the rest inside a transaction. Everything done or asked before the last transaction has ended goes into the next one, in the order
// of asking, and is answered when that has committed (fast calls: when it is done in memory). If a transaction with several calls
// fails, all is taken back in memory and each call is tried alone, so that one value too large for the disk costs the others nothing.
// If others (another tab) have committed meanwhile, what is remembered is forgotten and the calls are done again from what is there.
import { asLoadbangError } from '../../runtime/errors.ts'
import { closed } from '../errors.ts'
import { Stale, type Disk, type Kind, type Revs, type Tx, type Work, type Write } from './disk.ts'
import { Asked, doing, kindsOf, loading, type Manner, type Part, type Run } from './call.ts'
import { hasWrites, rowsOf, writeAll } from './effects.ts'
import { KnownRevs } from './known-revs.ts'
import type { Committed } from './news.ts'
import { fail, perhapsOneAtFault, settle } from './outcomes.ts'
import { WHAT } from './place.ts'
import { Tidying } from './tidying.ts'

export class Queue {
  readonly #disk: Disk
  readonly #part: (kind: Kind) => Part
  readonly #committed: (news: Committed) => void
  /** Not yet done. */
  #waiting: Asked[] = []
  /** Done in memory, not yet committed. */
  #pending: Asked[] = []
  /** Whether a transaction is doing calls: nothing may be done beside it. */
  #doing = false
  #committing = false
  #draining: Promise<void> | null = null
  readonly #known = new KnownRevs()
  readonly #tidying: Tidying
  #closed = false

  constructor(disk: Disk, part: (kind: Kind) => Part, committed: (news: Committed) => void) {
    this.#disk = disk
    this.#part = part
    this.#committed = committed
    this.#tidying = new Tidying(disk, (work) => {
      this.#draining ??= work().then(() => this.#drained())
    })
  }

  get revs(): Revs {
    return this.#known.revs
  }

  /** Whether what is remembered of a kind may be answered at once. */
  calm(kind: Kind, fast: boolean): boolean {
    return this.#atOnce([kind]) && (fast || (this.#pending.length === 0 && !this.#committing))
  }

  /** Whether nothing is under way, done or asked. */
  get idle(): boolean {
    return this.#draining === null
  }

  /** `hold`: what must be there before it can be done; the calls behind wait, too. Rejects with a LoadbangError. */
  ask<T>(manner: Manner, run: Run<T>, hold: Promise<unknown> | null = null): Promise<T> {
    if (this.#closed) return Promise.reject(closed(WHAT))
    const asked = new Asked(manner, run)
    if (hold) this.#holdUp(asked, hold)
    else if (this.#atOnce(manner.kinds) && this.#ready(manner) && this.#inMemory(asked))
      return asked.promise as Promise<T>
    this.#waiting.push(asked)
    this.#wake()
    return asked.promise as Promise<T>
  }

  /** Others have committed: what is remembered of a kind is looked at before it is used. `revs`: it was put right, up to these. */
  suspect(kind: Kind, revs?: Revs): void {
    if (revs) this.#known.move(kind, revs)
    else this.#known.suspect(kind)
  }

  /** Fulfils when everything asked so far is committed or rejected. */
  async flush(): Promise<void> {
    while (this.#draining) await this.#draining
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#tidying.notYet()
    await this.flush()
  }

  #atOnce(kinds: readonly Kind[]): boolean {
    if (this.#closed || !this.#disk.remembers || this.#doing || this.#waiting.length > 0) return false
    return !this.#known.doubts(kinds)
  }

  #ready({ kinds, writes }: Manner): boolean {
    for (const kind of kinds) if (!this.#part(kind).ready(writes)) return false
    return true
  }

  #holdUp(asked: Asked, hold: Promise<unknown>): void {
    asked.hold = hold.then(
      () => void (asked.hold = null),
      (error: unknown) => {
        this.#waiting = this.#waiting.filter((other) => other !== asked)
        asked.reject(asLoadbangError(error, 'storage-failed'))
      }
    )
  }

  /** Tries a call with what is remembered; false where that is not enough. */
  #inMemory(asked: Asked): boolean {
    const { manner } = asked
    let step: IteratorResult<unknown, unknown>
    try {
      step = asked.run(asked).next()
    } catch (thrown) {
      asked.threw(thrown)
      asked.reject(thrown)
      return true
    }
    if (!step.done) {
      asked.takeBack()
      return false
    }
    asked.done(step.value)
    const early = manner.fast || (this.#pending.length === 0 && !this.#committing && !manner.writes)
    if (early) {
      asked.answered = true
      asked.resolve(step.value)
    }
    if (early && !hasWrites(asked)) this.#settle([asked], this.revs)
    else {
      this.#pending.push(asked)
      this.#wake()
    }
    return true
  }

  #takePending(): Asked[] {
    const pending = this.#pending
    this.#pending = []
    return pending
  }

  #wake(): void {
    this.#tidying.notYet()
    this.#draining ??= this.#drain().then(() => this.#drained())
  }

  async #drain(): Promise<void> {
    // A microtask later, so that all calls of one turn are here.
    await Promise.resolve()
    for (;;) {
      const held = this.#waiting.findIndex(({ hold }) => hold !== null)
      const calls = held < 0 ? this.#waiting : this.#waiting.slice(0, held)
      if (calls.length === 0 && this.#pending.length === 0) {
        if (held < 0) return
        await this.#waiting[0]!.hold
        continue
      }
      this.#waiting = this.#waiting.slice(calls.length)
      const done = this.#takePending()
      // While it runs, all that is asked waits.
      this.#doing = calls.length > 0
      await this.#run(done, calls)
      await this.#tidying.now()
    }
  }

  #drained(): void {
    this.#draining = null
    if (this.#pending.length > 0 || this.#waiting.length > 0) this.#wake()
    else if (!this.#closed) this.#tidying.later()
  }

  async #run(done: Asked[], calls: readonly Asked[]): Promise<void> {
    const all = [...done, ...calls]
    const before = this.revs
    try {
      if (calls.length > 0) await this.#transact(done, calls)
      else if (done.some(hasWrites)) await this.#commit(done)
      this.#settle(all, before)
    } catch (thrown) {
      this.#doing = true
      this.#takeBack(all)
      const error = asLoadbangError(thrown, 'storage-failed')
      const alone = all.length > 1 && perhapsOneAtFault(error.code) && all.some(({ manner }) => manner.writes)
      if (!alone) fail(all, error)
      else for (const asked of all) await this.#alone(asked)
    } finally {
      this.#doing = this.#committing = false
    }
  }

  async #alone(asked: Asked): Promise<void> {
    const before = this.revs
    try {
      await this.#transact([], [asked])
      this.#settle([asked], before)
    } catch (thrown) {
      this.#takeBack([asked])
      fail([asked], asLoadbangError(thrown, 'storage-failed'))
    }
    this.#doing = true
  }

  /** Brings to the disk what is done. */
  async #commit(done: Asked[]): Promise<void> {
    this.#committing = true
    const kinds = kindsOf(done, true)
    const writes: Write[] = []
    writeAll(done, (write) => void writes.push(write))
    writes.push(...rowsOf(done))
    try {
      this.#known.note(kinds, await this.#disk.commit(kinds, this.revs, writes))
    } catch (thrown) {
      if (!(thrown instanceof Stale)) throw thrown
      this.#doing = true
      this.#takeBack(done)
      for (const kind of kinds) this.#known.suspect(kind)
      await this.#transact([], done)
    }
  }

  /** Brings to the disk what is done, and does the rest, in one transaction. */
  async #transact(done: readonly Asked[], calls: readonly Asked[]): Promise<void> {
    this.#committing = true
    const all = [...done, ...calls]
    const kinds = kindsOf(all)
    const writes = kindsOf(all, true)
    const surely = !this.#disk.remembers || writes.length > 0 || kinds.includes('db')
    const checked = surely || this.#known.doubts(kinds)
    let begun = false
    const revs = await this.#disk.transact({ kinds, writes, checked }, (tx) => {
      // Once more, on a new connection.
      if (begun) this.#takeBack(all)
      const work = this.#work(tx, begun ? [] : done, begun ? all : calls, kinds, writes)
      begun = true
      this.#doing = true
      return work
    })
    if (revs) this.#known.note(writes, revs)
  }

  *#work(
    tx: Tx,
    done: readonly Asked[],
    calls: readonly Asked[],
    kinds: readonly Kind[],
    writes: readonly Kind[]
  ): Work {
    const { revs } = tx
    const stale = revs ? this.#known.stale(kinds, revs) : []
    if (stale.length > 0) {
      this.#takeBack(done)
      calls = [...done, ...calls]
      done = []
      for (const kind of stale) this.#part(kind).forget()
    }
    if (revs) this.#known.note(kinds, revs)
    for (const kind of kinds) yield* loading(tx, this.#part(kind), writes.includes(kind))
    writeAll(done, (write) => tx.write(write))
    yield* doing(tx, calls)
    for (const row of rowsOf([...done, ...calls])) tx.write(row)
    this.#doing = false
  }

  /** Undoes in memory what calls have done, and all that was done after them, which then waits to be done again. */
  #takeBack(calls: readonly Asked[]): void {
    const later = this.#takePending()
    for (const asked of later.toReversed()) asked.takeBack()
    for (const asked of calls.toReversed()) asked.takeBack()
    this.#waiting = [...later, ...this.#waiting]
  }

  #settle(all: readonly Asked[], before: Revs): void {
    if (settle(all)) this.#committed({ effects: all, before, after: this.revs })
  }
}
