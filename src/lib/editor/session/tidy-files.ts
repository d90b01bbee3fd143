// Makes room: files that nothing needs any more go, a while after a patch was opened, now and then while it stays open, and when it
// has been closed. Which those are, storage/assets/sweep.ts says; it does nothing while another tab has the patch open.
import type * as Y from 'yjs'
import { watchReferences } from '../../storage/assets/references.ts'
import type { SweepOptions } from '../../storage/assets/sweep.ts'
import { openIn } from './left-blank.ts'

/** Milliseconds: from opening, from time to time, and from closing. */
const OPENED = 60_000
const AGAIN = 6 * 3_600_000
const CLOSED = 5_000

/** To be called when a patch is open; gives what is to be called when it is closed. */
export function tidyFiles(patchId: string, doc: Y.Doc): () => void {
  const seen = watchReferences(doc)
  let timer = setTimeout(tidy, OPENED)

  function tidy(): void {
    timer = setTimeout(tidy, AGAIN)
    sweep(patchId, { doc, seen: seen.hashes, alone: async () => (await openIn(patchId)) === 1 })
  }

  return () => {
    clearTimeout(timer)
    seen.stop()
    setTimeout(() => sweep(patchId, { alone: async () => (await openIn(patchId)) === 0 }), CLOSED)
  }
}

function sweep(patchId: string, options: SweepOptions): void {
  const work = () =>
    import('../../storage/assets/sweep.ts')
      .then(({ sweepAssets }) => sweepAssets(patchId, options))
      // Room that is not made today is made tomorrow.
      .catch(() => {})
  // Safari has no such callback.
  if (typeof requestIdleCallback === 'undefined') void work()
  else requestIdleCallback(() => void work())
}
