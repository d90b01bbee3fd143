// The versions of one patch: added, named, read, removed, and told to every tab that looks at them. No two automatic ones have the
// same content; as they grow old they are thinned.
import { LoadbangError } from '../../runtime/errors.ts'
import type { PatchChanges } from '../../patch/compare.ts'
import { idbHistory, memoryHistory, type HistoryPlace, type Step } from './place.ts'
import { MOST_BYTES, thinned } from './thin.ts'
import { byAt, type VersionInfo } from './version.ts'
import { compareInWorker, packState } from './work.ts'

export interface NewVersion {
  /** The whole document as a Yjs update. */
  update: Uint8Array
  kind: VersionInfo['kind']
  /** Of a named one. */
  name?: string
  /** Milliseconds since 1970 at which the patch was in this state; now if absent. */
  at?: number
  /** An empty patch is not worth a first version. */
  unlessEmpty?: boolean
}

export interface History {
  /** Newest first. */
  list(): Promise<VersionInfo[]>
  /** Keeps a state; where an automatic version already holds the same, that is moved up, and nothing is added. */
  add(version: NewVersion): Promise<VersionInfo | null>
  /** Gives a version a name, by which it stays until it is removed. False where it is gone. */
  rename(n: number, name: string): Promise<boolean>
  remove(n: number): Promise<void>
  /** The update of one version as it is kept, deflated; null where it is gone. */
  packed(n: number): Promise<Uint8Array | null>
  /** What changed from one state to another: a version by its number, or the update of a whole document. */
  compare(before: number | Uint8Array, after: number | Uint8Array): Promise<PatchChanges>
  /** Calls at once with the list, then after every change in any tab; gives the way to stop. */
  observe(listener: (versions: VersionInfo[]) => void): () => void
  /** Why versions are kept in memory only; null while they are not. */
  readonly refused: LoadbangError | null
  close(): void
}

const isRefused = (error: unknown): error is LoadbangError =>
  error instanceof LoadbangError && error.code === 'storage-refused'

/** Nothing is opened, and no database made, before it is needed. `now` is for tests. */
export function openHistory(patchId: string, now: () => number = Date.now): History {
  let place: HistoryPlace = idbHistory(patchId)
  let refused: LoadbangError | null = null
  const channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`loadbang-history-${patchId}`)
  const listeners = new Set<() => void>()
  const tellHere = () => listeners.forEach((listener) => listener())
  channel?.addEventListener('message', tellHere)

  async function use<T>(work: (place: HistoryPlace) => Promise<T>): Promise<T> {
    try {
      return await work(place)
    } catch (error) {
      if (!isRefused(error)) throw error
      refused = error
      place = memoryHistory(patchId)
      return await work(place)
    }
  }
  async function change(plan: (versions: VersionInfo[]) => Step): Promise<number | null> {
    const n = await use((versions) => versions.change(plan))
    channel?.postMessage('changed')
    tellHere()
    return n
  }

  const list = async () => (await use((versions) => versions.all())).sort(byAt)

  async function stateOf(state: number | Uint8Array) {
    if (typeof state !== 'number') return { update: state }
    const packed = await use((versions) => versions.packed(state))
    if (!packed) throw gone()
    return { packed }
  }

  return {
    list,
    get refused() {
      return refused
    },

    async add({ update, kind, name, at = now(), unlessEmpty = false }) {
      const { packed, boxes, hash } = await packState(update)
      let made: VersionInfo | null = null
      const info = {
        at,
        kind,
        boxes,
        hash,
        bytes: packed.byteLength,
        ...(name === undefined ? {} : { name })
      }
      const n = await change((versions) => {
        made = null
        if (kind === 'named') checkRoom(versions, packed.byteLength)
        if (unlessEmpty && boxes === 0 && versions.length === 0) return {}
        const same = versions.find((version) => version.hash === hash && worthOne(version, info))
        if (!same)
          return { add: { info, packed }, remove: thinned([...versions, { ...info, n: Infinity }], now()) }
        const { n: number, at: last } = same
        // Seen again: that is what it stands for from now on. A named one keeps the time of its naming.
        if (kind === 'named') made = { ...same, ...info, n: number }
        else made = same.kind === 'named' ? same : { ...same, at: Math.max(last, at), kind }
        return made === same ? {} : { put: [made] }
      })
      return n === null ? made : { ...info, n }
    },

    async rename(n, name) {
      let found = false
      await change((versions) => {
        const version = versions.find((each) => each.n === n)
        found = version !== undefined
        if (version && version.kind !== 'named') checkRoom(versions, version.bytes)
        return version ? { put: [{ ...version, kind: 'named', name }] } : {}
      })
      return found
    },

    remove: async (n) => void (await change(() => ({ remove: [n] }))),
    packed: (n) => use((versions) => versions.packed(n)),
    compare: async (before, after) => compareInWorker(await stateOf(before), await stateOf(after)),

    observe(listener) {
      let stopped = false
      const tell = () => {
        list().then(
          (versions) => {
            if (!stopped) listener(versions)
          },
          () => {}
        )
      }
      listeners.add(tell)
      tell()
      return () => {
        stopped = true
        listeners.delete(tell)
      }
    },

    close() {
      channel?.close()
      listeners.clear()
      place.close()
    }
  }
}

/** Whether one version of a content is enough: it is, but for two that a person gave different names. */
const worthOne = (there: VersionInfo, wanted: Omit<VersionInfo, 'n'>): boolean =>
  !(there.kind === 'named' && wanted.kind === 'named' && there.name !== wanted.name)

function checkRoom(versions: readonly VersionInfo[], bytes: number): void {
  const named = versions
    .filter(({ kind }) => kind === 'named')
    .reduce((sum, version) => sum + version.bytes, 0)
  if (named + bytes <= MOST_BYTES) return
  throw new LoadbangError(
    'history-full',
    `The named versions of this patch take up ${MOST_BYTES / 1_048_576} MB, and this one would be more.`,
    'Remove some that are no longer needed.'
  )
}

const gone = (): LoadbangError =>
  new LoadbangError(
    'history-gone',
    'This version is no longer there.',
    'It may have been removed in another tab, or another of its day or month was kept.'
  )
