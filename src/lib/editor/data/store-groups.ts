// The stores of a patch as a person thinks of them: those with a name, those of a box, and what boxes have left that are gone.
import { storeKey } from '../../engine/data-protocol.ts'
import type { StoreInfo } from '../../storage/patch-storage.ts'

export interface ListedStore extends StoreInfo {
  /** The same for the same store. */
  readonly key: string
  /** The store's name, or the text of its box. */
  readonly title: string
  /** The collection, for documents. */
  readonly detail: string
  /** The box on the canvas; for a box inside a subpatch, that box itself. */
  readonly boxId: string | null
  /** When its box was deleted, ms since 1970, if that is known. */
  readonly gone?: number
}

export interface StoreGroups {
  readonly named: readonly ListedStore[]
  readonly boxes: readonly ListedStore[]
  readonly left: readonly ListedStore[]
}

export interface GoneBox {
  readonly text: string
  /** ms since 1970. */
  readonly at: number
}

/** `textOf`: of a box that is there. `goneBox`: what is remembered of one that is not. */
export function groupStores(
  stores: readonly StoreInfo[],
  textOf: (id: string) => string | null,
  goneBox: (id: string) => GoneBox | null
): StoreGroups {
  const groups = { named: [] as ListedStore[], boxes: [] as ListedStore[], left: [] as ListedStore[] }
  for (const store of stores) {
    const common = { ...store, key: storeKey(store), detail: store.collection ?? '' }
    if (store.scope[0] === 'name') {
      groups.named.push({ ...common, title: store.scope[1], boxId: null })
      continue
    }
    const [, path, id] = store.scope
    const text = textOf(id)
    const isThere = text !== null && path.every((each) => textOf(each) !== null)
    if (isThere) {
      groups.boxes.push({ ...common, title: text, boxId: id })
      continue
    }
    const gone = goneBox(id)
    groups.left.push({ ...common, title: text ?? gone?.text ?? '', boxId: null, gone: gone?.at })
  }
  const order = new Intl.Collator('en', { numeric: true })
  const sorted = (list: ListedStore[]) =>
    list.sort(
      (a, b) =>
        order.compare(a.title, b.title) || order.compare(a.detail, b.detail) || (a.key < b.key ? -1 : 1)
    )
  return { named: sorted(groups.named), boxes: sorted(groups.boxes), left: sorted(groups.left) }
}
