// What the hub does once in a while by itself: finishes deletions, thins histories, lets go of assets. One thing after the other; what
// fails is told and tried again the next time.
import { asHubError } from '../errors.ts'
import type { RackId } from '../ports/racks.ts'
import { collectRack, collectUnheld, type CollectDeps } from './collect.ts'
import { eraseLeft, type EraseDeps } from './erase.ts'
import { thinHistory } from './retention.ts'

export interface CareTimes {
  /** Milliseconds between two rounds. */
  every: number
  /** Milliseconds for which an asset is kept after it was brought or asked for, whether anything speaks of it or not. */
  grace: number
  /** Milliseconds for which history is kept; null: for ever. */
  history: number | null
}

export interface Care {
  /** A round now, after one that is under way. */
  round(): Promise<void>
  /** Ends a round under way soon. */
  close(): Promise<void>
}

const page = 100

export function takeCare(parts: CollectDeps & EraseDeps, { every, grace, history }: CareTimes): Care {
  const stop = new AbortController()
  const deps = { ...parts, stopping: stop.signal }
  const { racks, holdings, assets, store, log } = deps
  const step = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    if (stop.signal.aborted) return
    await work().catch((error: unknown) => {
      const { code, detail } = asHubError(error)
      if (code !== 'storage-closed') log('warning', 'care-failed', { step: name, code, detail })
    })
  }
  const collectRacks = async (before: number) => {
    let after: RackId | undefined
    for (;;) {
      const found = await racks.list({ limit: page, ...(after && { after }) })
      for (const rack of found) await collectRack(deps, rack, before)
      after = found.at(-1)
      if (found.length < page) return
    }
  }
  const round = async () => {
    const now = Date.now()
    await step('erase', () => eraseLeft(deps))
    if (history !== null) await step('history', () => thinHistory(store, now - history))
    await step('uploads', async () => {
      await holdings.forget(now - grace)
      await assets.sweepUploads(now - grace)
    })
    await step('racks', () => collectRacks(now - grace))
    await step('assets', () => collectUnheld(deps, now - grace))
  }
  let turn = step('erase', () => eraseLeft(deps))
  const next = () => (turn = turn.then(round))
  const timer = setInterval(() => void next(), every).unref()
  return {
    round: next,
    async close() {
      stop.abort()
      clearInterval(timer)
      await turn
    }
  }
}
