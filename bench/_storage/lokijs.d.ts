// As much of LokiJS, which brings no types, as is used here.
declare module 'lokijs' {
  export interface Collection {
    insert(docs: object | object[]): unknown
    find(query: object): object[]
    findOne(query: object): { n?: number } | null
    update(doc: object): void
    addDynamicView(name: string): {
      applyFind(query: object): void
      on(event: 'rebuild', listener: () => void): void
      data(): { n?: number }[]
    }
  }
  export default class Loki {
    constructor(name: string, options: { adapter: unknown })
    addCollection(name: string, options?: { indices?: string[] }): Collection
    saveDatabase(saved: (error?: unknown) => void): void
    close(): void
  }
}
declare module 'lokijs/src/loki-indexed-adapter.js' {
  export default class LokiIndexedAdapter {
    constructor(name: string)
  }
}
