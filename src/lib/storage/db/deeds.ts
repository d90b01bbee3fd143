// What is done with documents and collections, in memory first.
import type { DeleteDocDeed, DropDeed, PutDocDeed } from '../data/effects.ts'
import type { Entry } from './collection-entry.ts'
import type { CollectionState } from './collection-state.ts'

abstract class Changed {
  readonly collection: CollectionState

  constructor(collection: CollectionState) {
    this.collection = collection
  }

  get to() {
    return 'docs' as const
  }
  get n(): number {
    return this.collection.n
  }
}

/** A version of a document takes the place of another, or comes in at the end. */
export class PutDoc extends Changed implements PutDocDeed {
  readonly before: Entry | null
  readonly after: Entry
  readonly json: boolean | undefined

  constructor(collection: CollectionState, before: Entry | null, after: Entry, json: boolean | undefined) {
    super(collection)
    this.before = before
    this.after = after
    this.json = json
    collection.change(this)
  }

  get do() {
    return 'put' as const
  }
  get id(): string {
    return this.after.doc._id
  }
  undo(): void {
    this.collection.undo(this)
  }
}

export class DeleteDoc extends Changed implements DeleteDocDeed {
  readonly before: Entry

  constructor(collection: CollectionState, before: Entry) {
    super(collection)
    this.before = before
    collection.change(this)
  }

  get do() {
    return 'delete' as const
  }
  get after() {
    return null
  }
  get id(): string {
    return this.before.doc._id
  }
  undo(): void {
    this.collection.undo(this)
  }
}

/** A collection leaves the patch; its number is not free before the disk says so. */
export class Drop extends Changed implements DropDeed {
  readonly #undo: () => void

  /** `undo`: puts it back among the others. */
  constructor(collection: CollectionState, undo: () => void) {
    super(collection)
    this.#undo = undo
    collection.gone = true
    collection.share.docs -= collection.bytes
  }

  get do() {
    return 'drop' as const
  }
  undo(): void {
    this.collection.gone = false
    this.collection.share.docs += this.collection.bytes
    this.#undo()
  }
}
