// What one call has done in memory, deed by deed: how to take it back, what a commit must bring to the disk for it, and what is news
// to others once it is committed. One object is all three, since there may be ten thousand in a turn.
import type { Scope } from '../../runtime/ports.ts'
import type { Entry } from '../db/collection-entry.ts'
import type { DocDelete, DocDrop, DocPut, KvClear, KvDelete, KvPut, Write } from './disk.ts'

interface Undone {
  undo(): void
}

interface InStore extends Undone {
  /** The scope's. */
  readonly id: string
}
/** A key was set. */
export interface PutDeed extends InStore, KvPut {}
/** A key is gone. */
export interface DeleteDeed extends InStore, KvDelete {}
/** A store was emptied. */
export interface ClearDeed extends InStore, KvClear {
  /** Keys that it had, and whether that is all of them. */
  readonly keys: readonly string[]
  readonly whole: boolean
}

interface InCollection extends Undone {
  readonly collection: Touched
}
export interface PutDocDeed extends InCollection, DocPut {
  readonly id: string
  readonly before: Entry | null
}
export interface DeleteDocDeed extends InCollection, DocDelete {
  readonly id: string
  readonly after: null
}
/** A collection is gone, with all that it had. */
export interface DropDeed extends InCollection, DocDrop {}

/** Something was noted in memory alone. */
export interface NoteDeed extends Undone {
  readonly to: 'memory'
}
/** A watch begins, which hears what comes behind it. */
export interface WatchDeed {
  readonly to: 'watch'
  begin(): void
}
export type DocsDeed = PutDocDeed | DeleteDocDeed | DropDeed
export type Deed = PutDeed | DeleteDeed | ClearDeed | DocsDeed | NoteDeed | WatchDeed

/** A collection as far as others than the document engine must know it. */
export interface Touched {
  readonly id: string
  readonly scope: Scope
  readonly name: string
  /** What is now to be written of it besides its documents. */
  row(): Write
}

const none: Deed[] = []

export class Effects {
  #deeds = none

  get deeds(): readonly Deed[] {
    return this.#deeds
  }

  add(deed: Deed): void {
    // Most calls do one thing, and a list that is pushed to makes room for many.
    if (this.#deeds.length === 0) this.#deeds = [deed]
    else this.#deeds.push(deed)
  }

  /** Something was noted in memory; how to forget it. */
  noted(undo: () => void): void {
    this.add({ to: 'memory', undo })
  }

  takeBack(): void {
    for (let deed = this.#deeds.pop(); deed; deed = this.#deeds.pop()) if (deed.to !== 'watch') deed.undo()
  }
}

export const hasWrites = ({ deeds }: Effects): boolean => deeds.some(({ to }) => to === 'kv' || to === 'docs')

/** Hands over what calls have to write, but for the rows of collections. */
export function writeAll(all: readonly Effects[], write: (write: Write) => void): void {
  for (const { deeds } of all)
    for (const deed of deeds) if (deed.to === 'kv' || deed.to === 'docs') write(deed)
}

/** The rows of the collections that calls have touched, as they are now: later calls go on changing them. */
export function rowsOf(all: readonly Effects[]): Write[] {
  const touched = new Set<Touched>()
  for (const { deeds } of all) for (const deed of deeds) if (deed.to === 'docs') touched.add(deed.collection)
  return Array.from(touched, (collection) => collection.row())
}
