// What a running patch writes back into its document (a slider that was moved, a number that was counted), where several people run the same
// patch: each window runs a copy of its own, and two that count would write over each other for ever. So one of them writes at once, the
// others only what has come to rest: what a hand has set is kept, what goes on by itself is left to the one.
import type { Awareness } from 'y-protocols/awareness'
import { readSaid } from './awareness.ts'

/** Milliseconds without another value after which one counts as resting. */
export const REST = 1_500

export interface WriteBackOptions {
  write(nodeId: string, field: string, value: unknown): void
  /** Whether this window is the one that writes at once. */
  isWriter(): boolean
}

export interface WriteBack {
  take(nodeId: string, field: string, value: unknown): void
  /** Writes at once what does not rest yet: the page is about to go, or the patch is closed. */
  flush(): void
}

export function writeBack({ write, isWriter }: WriteBackOptions): WriteBack {
  const waiting = new Map<string, { timer: ReturnType<typeof setTimeout>; write: () => void }>()
  return {
    take(nodeId, field, value) {
      const key = JSON.stringify([nodeId, field])
      clearTimeout(waiting.get(key)?.timer)
      waiting.delete(key)
      if (isWriter()) return write(nodeId, field, value)
      const settle = () => {
        waiting.delete(key)
        write(nodeId, field, value)
      }
      waiting.set(key, { timer: setTimeout(settle, REST), write: settle })
    },
    flush() {
      for (const { timer, write } of [...waiting.values()]) {
        clearTimeout(timer)
        write()
      }
    }
  }
}

/** Of those present who may edit, the one with the least client id; alone, or without a connection, oneself. */
export function isFirstEditor({ clientID, states }: Pick<Awareness, 'clientID' | 'states'>): boolean {
  for (const [client, state] of states) {
    // Who says no role is no Loadbang, and runs nothing.
    const role = client < clientID ? readSaid(state, client)?.user.role : null
    if (role === 'owner' || role === 'editor') return false
  }
  return true
}
