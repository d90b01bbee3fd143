// The versions of the open patch as the panel shows them: kept up with every tab, with what each brought against the one before
// it, worked out one after the other where it is not known yet.
import { encodeStateAsUpdate, type Doc } from 'yjs'
import { asLoadbangError } from '../../runtime/errors.ts'
import { isEmpty, type PatchChanges } from '../../patch/compare.ts'
import { changesInShort } from '../../patch/compare-words.ts'
import { allAssets } from '../../storage/assets/patch-assets.ts'
import { openHistory, type History } from '../../storage/history/history.ts'
import { docOf, unpack } from '../../storage/history/pack.ts'
import type { VersionInfo } from '../../storage/history/version.ts'
import { freeName } from '../library/free-name.ts'
import { library } from '../library/the-library.ts'
import type { Session } from '../session/types.ts'
import { timeOf } from './days.ts'
import { restoreVersion } from './restore-version.ts'

export type { VersionInfo }

/** What a version is compared with. */
export type Against = 'now' | 'before'

/** Milliseconds after an edit until the present state is compared again. */
const SOON = 600

export class HistoryView {
  /** Newest first; null until they are read. */
  versions = $state.raw<readonly VersionInfo[] | null>(null)
  /** By number: what it brought against the one before. */
  brought = $state.raw<Readonly<Record<number, string>>>({})
  /** What has changed since the newest one; null until that is known. */
  since = $state.raw<string | null>(null)
  /** Counts up whenever the present state, or a version, is another. */
  turn = $state(0)
  failure = $state<string | null>(null)
  #session: Session
  #history: History
  /** What a comparison of two contents gave, by their hashes. */
  #words: Record<string, string> = {}
  #run = 0

  constructor(session: Session) {
    this.#session = session
    this.#history = openHistory(session.patchId)
  }

  /** Reads the versions and keeps them up; gives the way to stop. */
  open(): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    const edited = () => {
      clearTimeout(timer)
      timer = setTimeout(() => this.#compare(), SOON)
    }
    const stop = this.#history.observe((versions) => {
      this.versions = versions
      this.failure = this.#history.refused?.sentence ?? null
      this.#compare()
    })
    this.#session.doc.on('update', edited)
    return () => {
      clearTimeout(timer)
      this.#run++
      this.#session.doc.off('update', edited)
      stop()
      this.#history.close()
    }
  }

  /** The version before this one. */
  before(version: VersionInfo): VersionInfo | null {
    const all = this.versions ?? []
    return all[all.findIndex(({ n }) => n === version.n) + 1] ?? null
  }

  /** What changed from a version until now, or from the one before it to it; null where there is none before. */
  async changes(version: VersionInfo, against: Against): Promise<PatchChanges | null> {
    if (against === 'now') return await this.#history.compare(version.n, this.#present())
    const before = this.before(version)
    return before && (await this.#history.compare(before.n, version.n))
  }

  /** A document of its own with what a version holds; null where it is gone. */
  async document(version: VersionInfo): Promise<Doc | null> {
    const packed = await this.#history.packed(version.n)
    return packed && docOf({ packed })
  }

  async nameNow(name: string): Promise<void> {
    await this.#history.add({ update: this.#present(), kind: 'named', name })
  }
  async rename(version: VersionInfo, name: string): Promise<void> {
    await this.#history.rename(version.n, name)
  }
  async remove(version: VersionInfo): Promise<void> {
    await this.#history.remove(version.n)
  }
  restore(version: VersionInfo): Promise<void> {
    return restoreVersion(this.#session, this.#history, version.n)
  }

  /** A patch of its own with what a version holds, without what the patch has stored; gives its id. */
  async openAsNew(version: VersionInfo): Promise<string | null> {
    const packed = await this.#history.packed(version.n)
    if (!packed) return null
    const { patchId, name } = this.#session
    const others = (await library().list()).map((entry) => entry.name)
    const made = await library().create({
      name: freeName(`${name} (${version.name ?? timeOf(version.at)})`, others),
      update: unpack(packed),
      assets: allAssets(patchId)
    })
    return made.id
  }

  #present(): Uint8Array {
    return encodeStateAsUpdate(this.#session.doc)
  }

  async #compare(): Promise<void> {
    const run = ++this.#run
    this.turn++
    try {
      const all = this.versions ?? []
      const [newest] = all
      if (newest) {
        const changes = await this.#history.compare(newest.n, this.#present())
        if (run !== this.#run) return
        this.since = isEmpty(changes) ? '' : changesInShort(changes)
      }
      for (const [i, version] of all.entries()) {
        const before = all[i + 1]
        if (!before) break
        const key = `${before.hash} ${version.hash}`
        this.#words[key] ??= changesInShort(await this.#history.compare(before.n, version.n))
        if (run !== this.#run) return
        this.brought = { ...this.brought, [version.n]: this.#words[key] }
      }
    } catch (error) {
      // A version that went meanwhile is told of by the next list.
      if (run === this.#run) console.warn('Versions could not be compared.', asLoadbangError(error).message)
    }
  }
}
