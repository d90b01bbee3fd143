// A CellHost for tests: remembers what a cell does, and keeps its stores in memory.
import { LoadbangError } from '../../runtime/errors.ts'
import type { Message } from '../../runtime/message.ts'
import type {
  Cell,
  CellHost,
  Cells,
  DocStore,
  KvStore,
  PackageFiles,
  Storage,
  StoreOptions
} from '../../runtime/ports.ts'
import { openMemoryStorage } from '../../storage/kv/memory.ts'

export interface Failure {
  code: string
  message: string
  line: number | null
  fatal: boolean
}

export class TestHost implements CellHost {
  readonly sent: { message: Message; outlet: number | string }[] = []
  /** How many messages came at once. */
  readonly batches: number[] = []
  readonly lines: [level: string, text: string][] = []
  readonly failures: Failure[] = []
  /** Names of the stores that it was asked for, '' for the cell's own, and how. */
  readonly opened: [service: 'kv' | 'db', name: string, fast: boolean][] = []
  readonly storage: Storage
  /** Names that are listened to. */
  readonly names = new Set<string>()
  params: Readonly<Record<string, number>> = {}
  /** Cells and packages that can be imported. */
  readonly modules: Record<string, string> = {}
  readonly packages: Record<string, PackageFiles> = {}
  schedule?: CellHost['schedule']
  later?: CellHost['later']

  /** Cells of one patch share its storage. */
  constructor(storage: Storage = openMemoryStorage()) {
    this.storage = storage
  }

  send(messages: readonly { message: Message; outlet: number | string }[]): void {
    for (const message of messages) this.sent.push(message)
    this.batches.push(messages.length)
  }
  listen(name: string): () => void {
    this.names.add(name)
    return () => void this.names.delete(name)
  }
  module(name: string): string | null {
    return this.modules[name] ?? null
  }
  package(specifier: string): Promise<PackageFiles> {
    const found = this.packages[specifier]
    return found
      ? Promise.resolve(found)
      : Promise.reject(new LoadbangError('cell-import', `There is no ${specifier}.`))
  }
  console(level: 'log' | 'warn' | 'error', text: string): void {
    this.lines.push([level, text])
  }
  failed(error: LoadbangError, fatal: boolean): void {
    const { line } = error as LoadbangError & { line?: number | null }
    this.failures.push({ code: error.code, message: error.message, line: line ?? null, fatal })
  }
  /** Keys that begin with `bad` are refused. */
  kv(name = '', options?: StoreOptions): KvStore {
    this.opened.push(['kv', name, options?.fast ?? false])
    const store = this.storage.kv(this.#scope(name), options)
    return {
      ...store,
      async set(key, value) {
        if (key.startsWith('bad'))
          throw new LoadbangError('storage-value', 'This key is refused.', 'Take another.')
        return store.set(key, value)
      }
    }
  }
  db(name = '', options?: StoreOptions): DocStore {
    this.opened.push(['db', name, options?.fast ?? false])
    return this.storage.db(this.#scope(name), options)
  }
  #scope(name: string): ['name', string] | ['node', string[], string] {
    return name === '' ? ['node', [], 'cell'] : ['name', name]
  }
  now(): number {
    return performance.now()
  }
  /** Messages alone, where the outlet does not matter. */
  get messages(): Message[] {
    return this.sent.map(({ message }) => message)
  }
  get texts(): string[] {
    return this.lines.map(([, text]) => text)
  }
}

/** Waits until `test` gives true; fails with what the cell has done so far. */
export async function until(host: TestHost, test: () => boolean, ms = 8000): Promise<void> {
  const end = performance.now() + ms
  while (!test()) {
    if (performance.now() > end) {
      const { sent, lines, failures } = host
      throw new Error(
        `Waited in vain for ${String(test)}; so far: ${JSON.stringify({ sent, lines, failures })}`
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

/** A started cell with its host. */
export interface Started {
  host: TestHost
  cell: Cell
  /** Delivers messages to inlet 0. */
  give(...messages: Message[]): Promise<void>
}

/** How the parts of the acceptance suite start a cell: in the runner that is tested, which ends it with the suite. */
export type Start = (code: string, options?: { host?: TestHost; impatient?: boolean }) => Started

export function startCell(cells: Cells, code: string, host = new TestHost()): Started {
  const cell = cells.start('cell', code, host)
  const give = (...messages: Message[]) => cell.deliver(messages.map((message) => ({ message, inlet: 0 })))
  return { host, cell, give }
}
