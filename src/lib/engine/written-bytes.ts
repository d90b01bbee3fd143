// Bytes that are written piece by piece: adding some costs no copy of those before.

export class WrittenBytes {
  #room: Uint8Array<ArrayBuffer>
  #size: number

  /** Of a copy. */
  constructor(bytes: Uint8Array) {
    this.#room = new Uint8Array(bytes)
    this.#size = bytes.length
  }

  get size(): number {
    return this.#size
  }

  add(bytes: Uint8Array): void {
    const size = this.#size + bytes.length
    if (size > this.#room.length) {
      const room = new Uint8Array(Math.max(size, 2 * this.#room.length, 256))
      room.set(this.#room.subarray(0, this.#size))
      this.#room = room
    }
    this.#room.set(bytes, this.#size)
    this.#size = size
  }

  copy(): Uint8Array<ArrayBuffer> {
    return this.#room.slice(0, this.#size)
  }
}
