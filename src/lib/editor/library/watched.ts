// Work with files that may take long: how far it is, and a way to call it off, in a notice that appears when it does take long.
import { LoadbangError } from '../../runtime/errors.ts'
import { notices } from '../shell/notices.svelte.ts'

export interface Watching {
  signal: AbortSignal
  /** From 0 to 1. */
  progress(done: number): void
}

/** What `work` gives; null where the person called it off. */
export async function watched<T>(text: string, work: (watching: Watching) => Promise<T>): Promise<T | null> {
  const off = new AbortController()
  const busy = notices.busy(text, () => off.abort(calledOff()))
  try {
    return await work({ signal: off.signal, progress: (done) => busy.tell(done) })
  } catch (thrown) {
    // Whatever came of it after that: nobody waits for it any more.
    if (off.signal.aborted) return null
    throw thrown
  } finally {
    busy.end()
  }
}

const calledOff = () => new LoadbangError('called-off', 'It was called off.')
