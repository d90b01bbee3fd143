// Many calls, few transactions: whatever is asked before the last transaction has ended goes into the next one, in the order of
// asking. A call is answered when its transaction has committed. If a transaction with several calls fails, each is tried alone,
// so that one value too large for the disk costs the others nothing.
import { asLoadbangError } from '../../runtime/errors.ts'
import { badValue } from '../errors.ts'
import { writes, type Backend, type Op } from './backend.ts'

interface Group {
  ops: readonly Op[]
  /** Blobs still being read; those behind wait, so that the order holds. */
  ready: Promise<unknown> | null
  resolve(answers: unknown[]): void
  reject(error: unknown): void
}

export interface Queue {
  /** Runs a group of operations in one transaction, all or none. */
  ask(ops: readonly Op[], ready?: Promise<unknown> | null): Promise<unknown[]>
  /** Fulfils when everything asked so far has been answered. */
  idle(): Promise<void>
}

// Trying each call alone helps when one of them is at fault, not when the place itself is gone.
const perhapsOneAtFault = (code: string): boolean =>
  code === 'storage-full' || code === 'storage-value' || code === 'storage-failed'

export function openQueue(backend: Backend): Queue {
  let waiting: Group[] = []
  let draining: Promise<void> | null = null

  async function runOne(group: Group): Promise<void> {
    try {
      group.resolve(await backend.run(group.ops))
    } catch (error) {
      group.reject(asLoadbangError(error, 'storage-failed'))
    }
  }

  async function runAll(groups: Group[]): Promise<void> {
    if (groups.length === 1) return runOne(groups[0]!)
    let answers: unknown[]
    try {
      answers = await backend.run(groups.flatMap((group) => group.ops))
    } catch (thrown) {
      const error = asLoadbangError(thrown, 'storage-failed')
      if (perhapsOneAtFault(error.code) && groups.some((group) => group.ops.some(writes))) {
        for (const group of groups) await runOne(group)
      } else {
        for (const group of groups) group.reject(error)
      }
      return
    }
    let at = 0
    for (const group of groups) group.resolve(answers.slice(at, (at += group.ops.length)))
  }

  async function drain(): Promise<void> {
    // A microtask later, so that all calls of one turn are here.
    await Promise.resolve()
    while (waiting.length > 0) {
      const first = waiting[0]!
      if (first.ready) {
        await first.ready
        continue
      }
      const held = waiting.findIndex((group) => group.ready !== null)
      await runAll(waiting.splice(0, held < 0 ? waiting.length : held))
    }
    draining = null
  }

  return {
    ask(ops, ready = null) {
      return new Promise((resolve, reject) => {
        const group: Group = { ops, ready: null, resolve, reject }
        if (ready) {
          group.ready = ready.then(
            () => (group.ready = null),
            (error: unknown) => {
              waiting = waiting.filter((other) => other !== group)
              reject(badValue(error))
            }
          )
        }
        waiting.push(group)
        draining ??= drain()
      })
    },
    async idle() {
      while (draining) await draining
    }
  }
}
