// A room in memory for tests: documents and awarenesses that hear of each other at once, through the bytes of the wire.
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'

export interface Seat {
  readonly doc: Y.Doc
  readonly awareness: Awareness
}

export class Room {
  readonly #seats: Seat[] = []

  /** Somebody comes in. */
  join(doc: Y.Doc = new Y.Doc()): Seat {
    const seat = { doc, awareness: new Awareness(doc) }
    for (const other of this.#seats) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(other.doc), this)
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(doc), this)
      const clients = [...other.awareness.getStates().keys()]
      applyAwarenessUpdate(seat.awareness, encodeAwarenessUpdate(other.awareness, clients), this)
    }
    this.#seats.push(seat)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.#others(seat, (other) => Y.applyUpdate(other.doc, update, this))
    })
    seat.awareness.on('update', ({ added, updated, removed }: Record<string, number[]>, origin: unknown) => {
      if (origin === this) return
      const update = encodeAwarenessUpdate(seat.awareness, [...added!, ...updated!, ...removed!])
      this.#others(seat, (other) => applyAwarenessUpdate(other.awareness, update, this))
    })
    return seat
  }

  /** All go. */
  close(): void {
    for (const { awareness } of this.#seats.splice(0)) awareness.destroy()
  }

  #others(seat: Seat, each: (other: Seat) => void): void {
    for (const other of this.#seats) if (other !== seat) each(other)
  }
}
