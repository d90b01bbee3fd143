// A patch's share of the disk: how much it keeps in all. Values over 1 KB are counted by size, smaller ones as 1 KB each without
// looking which of them replace others: a quick estimate from above, made exact (by counting) before anything is refused.
import { shareFull } from '../errors.ts'
import type { Scope } from '../../runtime/ports.ts'
import type { Op } from './backend.ts'

/** Bytes. */
export interface Limits {
  /** Largest single value. */
  value: number
  /** All values of a patch. */
  total: number
}
export const defaultLimits: Limits = { value: 64 * 1_048_576, total: 512 * 1_048_576 }

/** Values up to this size are not counted one by one. */
export const SMALL = 1024

/** One key of one scope as a text; the texts of a scope's keys begin with scopePrefix(scope). */
export const rowId = (scope: Scope, key: string): string => `${scopePrefix(scope)}${JSON.stringify(key)}]`
const scopePrefix = (scope: Scope): string => `[${JSON.stringify(scope)},`

export class Share {
  readonly #limit: number
  readonly #big = new Map<string, number>()
  #bigTotal = 0
  #small = 0
  constructor(limit: number) {
    this.#limit = limit
  }

  /** Starts from what is kept already: ids and sizes of the big values, and the number of all keys. */
  load(big: Iterable<readonly [string, number]>, keys: number): void {
    this.#big.clear()
    this.#bigTotal = 0
    for (const [id, size] of big) {
      this.#big.set(id, size)
      this.#bigTotal += size
    }
    this.#small = keys
  }

  isBig(scope: Scope, key: string): boolean {
    return this.#big.has(rowId(scope, key))
  }

  /** Whether these operations fit by the estimate. */
  fits(ops: readonly Op[]): boolean {
    let more = 0
    for (const op of ops) {
      if (op.op === 'set') more += Math.max(op.size, SMALL) - (this.#big.get(rowId(op.scope, op.key)) ?? 0)
      // What goes makes room.
      else if (op.op === 'delete') more -= this.#big.get(rowId(op.scope, op.key)) ?? 0
      else if (op.op === 'clear') more -= this.#sizeOf(op.scope)
    }
    return more <= 0 || this.#bigTotal + this.#small * SMALL + more <= this.#limit
  }

  /** Throws `storage-full` if they do not, after `count` has given the true number of keys. */
  async check(ops: readonly Op[], count: () => Promise<number> | number): Promise<void> {
    if (this.fits(ops)) return
    this.#small = Math.max(0, (await count()) - this.#big.size)
    if (!this.fits(ops)) throw shareFull(this.#limit)
  }

  /** Takes note of committed operations. */
  committed(ops: readonly Op[]): void {
    for (const op of ops) {
      if (op.op === 'set' || op.op === 'change' || op.op === 'delete') {
        this.#forget(rowId(op.scope, op.key))
        const size = op.op === 'set' ? op.size : op.op === 'change' ? op.done?.size : undefined
        if (size === undefined) continue
        if (size > SMALL) {
          this.#big.set(rowId(op.scope, op.key), size)
          this.#bigTotal += size
        } else this.#small++
      } else if (op.op === 'clear') {
        for (const id of this.#idsOf(op.scope)) this.#forget(id)
      }
    }
  }

  #forget(id: string): void {
    this.#bigTotal -= this.#big.get(id) ?? 0
    this.#big.delete(id)
  }

  #idsOf(scope: Scope): string[] {
    const prefix = scopePrefix(scope)
    return [...this.#big.keys()].filter((id) => id.startsWith(prefix))
  }

  #sizeOf(scope: Scope): number {
    return this.#idsOf(scope).reduce((sum, id) => sum + this.#big.get(id)!, 0)
  }
}
