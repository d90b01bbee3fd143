// How many changes made in this browser the hub has not acknowledged. It has to survive a reload without a connection, so it is noted
// beside the patch: a number, and a mark of what the document held when the hub had all of it.
//
// A CHANGE is a transaction of the person's: one edit, one step of undo, one burst of typing's key. What the running patch writes back
// counts as one, however often it does. What was changed past any open connection (a patch renamed in the list) shows in the mark, and
// counts as one. Tabs of one browser share the number.
import type * as Y from 'yjs'
import { PERSIST } from '../patch/context.ts'
import { watched, type Watched } from '../runtime/watched.ts'
import { markOf } from './marks.ts'

/** Where it is noted. Reads and writes at once; may forget, and then more is said to wait than does. */
export interface Notes {
  read(what: 'waiting' | 'mark'): string | null
  write(what: 'waiting' | 'mark', text: string): void
  /** Calls when another tab has written; gives the way to stop. */
  watch(changed: () => void): () => void
}

/** Milliseconds after which a document that the hub has all of is marked: marking looks at all of it. */
const SOON = 1_000

export interface Waiting {
  readonly count: Watched<number>
  /** An update of the document that the hub has to hear of. `own`: made by the person or the patch here, and not in another tab. */
  add(own: boolean, origin: unknown): void
  /** The hub has everything that the document holds now. */
  acknowledged(): void
  /** Notes what is not noted yet: the page may be about to go. */
  flush(): void
  close(): void
}

export function countWaiting(doc: Y.Doc, notes: Notes): Waiting {
  /** Of this tab. */
  let here = 0
  let clean = false
  let timer: ReturnType<typeof setTimeout> | null = null
  const noted = () => {
    const number = Number(notes.read('waiting') ?? 0)
    return Number.isSafeInteger(number) && number > 0 ? number : 0
  }
  const first = noted()
  const count = watched(first > 0 ? first : notes.read('mark') === markOf(doc) ? 0 : 1)
  const stop = notes.watch(() => count.set(Math.max(here, noted())))

  function mark(): void {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (clean) notes.write('mark', markOf(doc))
  }

  return {
    count,
    add(own, origin) {
      clean = false
      if (!own) return
      const quiet = origin === PERSIST && count.current > 0
      if (quiet) return
      here++
      const all = Math.max(here, noted() + 1)
      notes.write('waiting', String(all))
      count.set(all)
    },
    acknowledged() {
      clean = true
      here = 0
      if (noted() > 0) notes.write('waiting', '0')
      count.set(0)
      timer ??= setTimeout(mark, SOON)
    },
    flush: mark,
    close() {
      mark()
      stop()
    }
  }
}
