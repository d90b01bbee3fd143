// The one cell that is being edited: what it held when it was opened, and where the new value goes.
import type { Row } from '../../engine/data-protocol.ts'
import { fromWire } from '../../runtime/codec/wire.ts'
import { isBinary, type MessageRecord, type Value } from '../../runtime/message.ts'
import { copyText } from '../shell/copy-text.ts'
import type { PanelData } from './panel-data.svelte.ts'
import type { Rows } from './rows.svelte.ts'
import type { Column } from './table-columns.ts'
import { valueText, type ValueText } from './value-text.ts'

/** A text longer than this, or of several lines, gets a place of its own. */
const LONG = 80

export class CellEditing {
  #data: PanelData
  #rows: Rows
  #row = $state.raw<Row | null>(null)
  #column = $state.raw<Column | null>(null)
  /** Edited in the cell. */
  inline = $state.raw<ValueText | null>(null)
  /** Shown, or edited, over the page. */
  large = $state.raw<{ readonly value: Value } | null>(null)

  constructor(data: PanelData, rows: Rows) {
    this.#data = data
    this.#rows = rows
  }

  get title(): string {
    const { id = '' } = this.#row ?? {}
    const field = this.#column?.field ?? ''
    return this.#rows.store.kind === 'kv' ? id : `${field} of ${id}`
  }
  get isFixed(): boolean {
    return this.#column?.fixed ?? true
  }
  is(row: Row, column: Column): boolean {
    return this.#row?.id === row.id && this.#column === column
  }

  async begin(row: Row, column: Column): Promise<void> {
    await this.#data.attempt(async () => {
      const value = await this.#read(row, column)
      if (column.fixed && !isBinary(value)) return
      this.#row = row
      this.#column = column
      const text = textOf(value, column)
      const isLong = text.text.length > LONG || text.text.includes('\n')
      if (isBinary(value) || (isLong && column.at >= 0)) this.large = { value }
      else this.inline = text
    })
  }

  end(): void {
    this.#row = this.#column = this.inline = this.large = null
  }

  async keep(value: Value): Promise<void> {
    const row = this.#row
    const column = this.#column
    const { edits } = this.#data
    const { store } = this.#rows
    this.end()
    if (!row || !column) return
    await this.#data.attempt(() => {
      if (column.at < 0) return edits.rename(store, row.id, String(value))
      if (store.kind === 'kv') return edits.set(store, row.id, value)
      return edits.setField(store, row.id, column.field, value)
    })
  }

  async copy(row: Row, column: Column): Promise<void> {
    await copyText(textOf(await this.#read(row, column), column).text)
  }

  async #read(row: Row, column: Column): Promise<Value> {
    if (column.at < 0) return row.id
    const { found, value } = await this.#data.client.ask({
      ask: 'value',
      store: this.#rows.store,
      id: row.id
    })
    if (!found) return ''
    const whole = fromWire(value)
    if (this.#rows.store.kind === 'kv') return whole
    const doc = whole as MessageRecord
    return Object.hasOwn(doc, column.field) ? doc[column.field] : ''
  }
}

/** A key stands as it is: any text is one. */
const textOf = (value: Value, column: Column): ValueText =>
  column.at < 0 ? { text: String(value), kept: [] } : valueText(value)
