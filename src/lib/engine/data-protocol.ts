// The data panel's questions to the engine, whole, in one file: what a patch keeps, read and changed beside the running patch.
//
// The page asks with one `DataRequest` and gets one `DataReply`; both are plain, structured-clonable data (values travel encoded,
// see runtime/codec/wire). What goes wrong is part of the reply, for errors thrown between threads lose their code and advice.
// Whoever has the patch's lock answers: its engine's worker, or, where that has been stopped, the page itself on the patch's
// database; a tab that watches asks over the relay. The kinds of question:
//
//   stores             every store and collection with its size, and what the patch takes of its share
//   rows               a piece of a store, found and sorted as asked, in words short enough for a screen: never whole values
//   ids                everything that would be found, by name
//   leave              nobody waits any more for what this view finds
//   value              one value whole
//   edit               changes of one store, all or none; the answer is the changes that undo them, taken in the same moment
//   stage, commit      the same in many pieces: nothing is written before `commit`, which writes all or none in one transaction;
//                      `progress` tells how far it is, `cancel` forgets what was staged, stops what is checked or written, and takes
//                      back what the disk has already. What undoes it waits for `next`: no message holds all of it
//   export, next       everything in a store, piece by piece, as changes that would bring it back; `cancel` ends it
//
// Jobs (stage, export) are named by the page, and forgotten when nobody has asked about them for JOB_PATIENCE ms.
// News: `stored` tells every tab which stores commits have changed, at most every NEWS ms, whoever changed them.
import type { Wire } from '../runtime/codec/wire.ts'
import type { StoreInfo } from '../storage/patch-storage.ts'
import type { BoxError } from './protocol.ts'

/** Least milliseconds between two pieces of news. */
export const NEWS = 150
export const JOB_PATIENCE = 120_000

/** One kv store (`collection` null), or one collection. */
export type StoreRef = Pick<StoreInfo, 'kind' | 'scope' | 'collection'>

/** The same text for the same store. */
export const storeKey = ({ kind, scope, collection }: StoreRef): string =>
  JSON.stringify([kind, scope, collection])

/** What of a store is looked at. */
export interface View {
  /** Anywhere in the key or the document, in either case. */
  readonly search?: string
  /** A query (encoded), for collections. */
  readonly query?: Wire
  /** By a field; `key` and `value` in kv stores. Without: by key, or in the order of insertion. */
  readonly sort?: { readonly field: string; readonly way: 1 | -1 }
}

/** One change of a store. `id` is a key, or a document's `_id`. */
export type Change =
  /** A value, or a whole document with the `_id` and times that it brings. */
  | {
      readonly do: 'put'
      readonly id: string
      readonly value: Wire
      /** Of a document that was there: where it stood among the others of its millisecond. */
      readonly place?: number
    }
  | { readonly do: 'remove'; readonly id: string }
  /** Fields of a document that is there; undefined takes one away. */
  | { readonly do: 'merge'; readonly id: string; readonly fields: { readonly [field: string]: Wire } }

export type DataRequest =
  | { readonly ask: 'stores' }
  | {
      readonly ask: 'rows'
      readonly store: StoreRef
      readonly view: View
      readonly as: 'table' | 'json'
      readonly from: number
      readonly count: number
    }
  | { readonly ask: 'ids' | 'leave'; readonly store: StoreRef; readonly view: View }
  | { readonly ask: 'value'; readonly store: StoreRef; readonly id: string }
  | { readonly ask: 'edit'; readonly store: StoreRef; readonly changes: readonly Change[] }
  | {
      readonly ask: 'stage'
      readonly job: string
      readonly store: StoreRef
      readonly changes: readonly Change[]
    }
  | { readonly ask: 'progress' | 'cancel' | 'next'; readonly job: string }
  /** `forGood`: what undoes it is not kept. */
  | { readonly ask: 'commit'; readonly job: string; readonly forGood?: boolean }
  | { readonly ask: 'export'; readonly job: string; readonly store: StoreRef }

export type Ask = DataRequest['ask']

/** What a value is, for whoever shows it. */
export type CellKind =
  'nothing' | 'text' | 'number' | 'boolean' | 'date' | 'record' | 'list' | 'binary' | 'message'

/** One value in a table. */
export interface Cell {
  readonly kind: CellKind
  /** On one line, cut with `…` where it is long. */
  readonly text: string
  readonly binary?: BinaryCell
}

/** Bytes or a picture that lies somewhere in a value. */
export interface BinaryCell {
  /** From the value to it; in a document the first is the field. */
  readonly path: readonly string[]
  /** `Blob`, `Uint8Array`, … */
  readonly kind: string
  /** MIME type, '' where there is none. */
  readonly type: string
  readonly bytes: number
}

export interface Row {
  readonly id: string
  /** For a table: in the order of the columns, null where the document has no such field. */
  readonly cells?: readonly (Cell | null)[]
  /** For the JSON view: indented, see data-json.ts. */
  readonly json?: string
  /** The JSON is not all of it. */
  readonly cut?: boolean
  readonly binaries?: readonly BinaryCell[]
  /** Of a document, ms since 1970. */
  readonly updated?: number
}

export interface RowsAnswer {
  /** Number of rows that are found in all. */
  readonly total: number
  /** Fields of documents, the person's first; `['value']` for kv stores. */
  readonly columns: readonly string[]
  /** null where one has gone since it was found. */
  readonly rows: readonly (Row | null)[]
  /** What was found is not the newest, for finding takes long: ask again in so many milliseconds. */
  readonly again: number | null
  /** All that is found so far; more may come. */
  readonly partial: boolean
}

export interface DataAnswers {
  stores: { readonly stores: readonly StoreInfo[]; readonly bytes: number; readonly limit: number }
  rows: RowsAnswer
  ids: readonly string[]
  leave: null
  value: { readonly found: boolean; readonly value: Wire }
  edit: readonly Change[]
  stage: number
  /** How many changes undo it. */
  commit: number
  /** `writing`: all have been checked, and `done` counts again. */
  progress: { readonly done: number; readonly total: number; readonly writing: boolean }
  cancel: null
  /** How many there are. */
  export: number
  next: { readonly changes: readonly Change[]; readonly done: boolean }
}

export type DataReply =
  { readonly ok: true; readonly answer: unknown } | { readonly ok: false; readonly error: BoxError }
