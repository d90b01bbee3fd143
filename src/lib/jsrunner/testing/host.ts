// A CellHost for tests: remembers what a cell does, and keeps its stores in memory.
import { LoadbangError } from '../../runtime/errors.ts'
import type { Message, Value } from '../../runtime/message.ts'
import type { Cell, CellHost, Cells, KvStore } from '../../runtime/ports.ts'

export interface Failure {
  code: string
  message: string
  line: number | null
  fatal: boolean
}

export class TestHost implements CellHost {
  readonly sent: { message: Message; outlet: number }[] = []
  /** How many messages came at once. */
  readonly batches: number[] = []
  readonly lines: [level: string, text: string][] = []
  readonly failures: Failure[] = []
  readonly stores = new Map<string, Map<string, Value>>()
  schedule?: CellHost['schedule']
  hold?: CellHost['hold']

  send(messages: readonly { message: Message; outlet: number }[]): void {
    for (const message of messages) this.sent.push(message)
    this.batches.push(messages.length)
  }
  console(level: 'log' | 'warn' | 'error', text: string): void {
    this.lines.push([level, text])
  }
  failed(error: LoadbangError, fatal: boolean): void {
    const { line } = error as LoadbangError & { line?: number | null }
    this.failures.push({ code: error.code, message: error.message, line: line ?? null, fatal })
  }
  /** The unnamed store is under ''. Keys that begin with `bad` are refused. */
  kv(name = ''): KvStore {
    const store = this.stores.get(name) ?? new Map<string, Value>()
    this.stores.set(name, store)
    const later = async <T>(key: string, fn: () => T): Promise<T> => {
      await Promise.resolve()
      if (key.startsWith('bad'))
        throw new LoadbangError('storage-value', 'This key is refused.', 'Take another.')
      return fn()
    }
    return {
      get: (key) => later(key, () => ({ found: store.has(key), value: store.get(key) })),
      set: (key, value) => later(key, () => void store.set(key, value)),
      delete: (key) => later(key, () => store.delete(key)),
      keys: () => later('', () => [...store.keys()].sort()),
      clear: () => later('', () => store.clear()),
      has: (key) => later(key, () => store.has(key))
    }
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

export function startCell(cells: Cells, code: string, host = new TestHost()): Started {
  const cell = cells.start('cell', code, host)
  const give = (...messages: Message[]) => cell.deliver(messages.map((message) => ({ message, inlet: 0 })))
  return { host, cell, give }
}
