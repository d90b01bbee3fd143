// What lies on the disk, read from the browser's databases past the app, and compared.
import { expect, type Page } from '@playwright/test'
import * as Y from 'yjs'
import { patchId } from './app.ts'

/** Every database of the origin: store by store, each entry as one line of JSON, bytes as hex. */
export type Disk = Record<string, Record<string, string[]>>

/** `of`: reads only databases whose name holds one of these. */
export function readDisk(page: Page, ...of: string[]): Promise<Disk> {
  return page.evaluate(async (parts) => {
    const text = (value: unknown): string =>
      JSON.stringify(value, (_key, held: unknown) => {
        const bytes = held instanceof ArrayBuffer ? new Uint8Array(held) : held
        return bytes instanceof Uint8Array
          ? `hex ${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
          : held
      })
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error ?? new Error('the database cannot be read'))
      })
    const disk: Disk = {}
    for (const { name = '' } of await indexedDB.databases()) {
      if (parts.length > 0 && !parts.some((part) => name.includes(part))) continue
      const db = await done(indexedDB.open(name))
      const stores: Record<string, string[]> = (disk[name] = {})
      for (const store of db.objectStoreNames) {
        const held = db.transaction(store).objectStore(store)
        const [keys, values] = await Promise.all([done(held.getAllKeys()), done(held.getAll())])
        stores[store] = keys.map((key, i) => `${text(key)} ${text(values[i])}`)
      }
      db.close()
    }
    return disk
  }, of)
}

/** Waits until the counter's count is on the disk: what is shown was only asked to be stored. */
export async function stored(page: Page, count: number, id = patchId(page)): Promise<void> {
  const name = `loadbang-data-${id}`
  await expect
    .poll(async () => (await readDisk(page, name))[name]?.kv)
    .toEqual([`[["name","counter"],"count"] ${count}`])
}

export interface SavedPatch {
  /** id: class, text, place. */
  boxes: Record<string, { text: string | undefined; type: string; x: number; y: number; data: unknown }>
  /** `id:outlet id:inlet`, sorted. */
  cables: string[]
}

/** The patch as it lies on the disk. */
export async function savedPatch(page: Page, id = patchId(page)): Promise<SavedPatch> {
  const disk = await readDisk(page, `loadbang-patch-${id}`)
  const doc = new Y.Doc()
  for (const line of disk[`loadbang-patch-${id}`]?.updates ?? []) {
    const hex = /hex ([0-9a-f]*)/.exec(line)![1]!
    Y.applyUpdate(doc, Buffer.from(hex, 'hex'))
  }
  const saved: SavedPatch = { boxes: {}, cables: [] }
  for (const [id, node] of doc.getMap<Y.Map<unknown>>('nodes')) {
    const { x, y } = node.get('position') as { x: number; y: number }
    const data = (node.get('data') as Y.Map<unknown> | undefined)?.toJSON()
    saved.boxes[id] = {
      text: node.get('text') as string | undefined,
      type: node.get('type') as string,
      x,
      y,
      data
    }
  }
  for (const edge of doc.getMap<Y.Map<unknown>>('edges').values()) {
    const [from, to] = (['source', 'target'] as const).map(
      (end) => edge.get(end) as { nodeId: string; portId: string }
    )
    saved.cables.push(`${from!.nodeId}:${from!.portId} ${to!.nodeId}:${to!.portId}`)
  }
  saved.cables.sort()
  return saved
}

/** What a patch says, whatever the ids of its boxes: texts, and cables by the texts of their ends; sorted. */
export function meaning({ boxes, cables }: SavedPatch): { texts: string[]; cables: string[] } {
  const nameOf = (id: string): string => boxes[id]?.text ?? boxes[id]?.type ?? '?'
  return {
    texts: Object.keys(boxes).map(nameOf).sort(),
    cables: cables
      .map((cable) =>
        cable
          .split(' ')
          .map((end) => end.split(':'))
          .map(([id, port]) => `${nameOf(id!)}:${port}`)
          .join(' -> ')
      )
      .sort()
  }
}
