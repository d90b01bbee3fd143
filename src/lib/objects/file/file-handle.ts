// An open file of [file handle]: read from where it stands, or written at its end. Several boxes may share one ([file define NAME]).
import { LoadbangError } from '../../runtime/errors.ts'
import type { Files } from '../../runtime/ports.ts'

/** What handles are called among the things that boxes share by name. */
export const HANDLE = 'file handle'

export class FileHandle {
  #read: Uint8Array | null = null
  #writes: string | null = null
  #at = 0

  /** `r` reads, `w` and `c` write anew, `a` goes on. */
  open(files: Files, path: string, mode: string): void {
    this.close()
    if (mode === 'r') this.#read = files.read(path)
    else {
      files.write(path, new Uint8Array(0), mode === 'a')
      this.#writes = path
    }
  }

  close(): void {
    this.#read = null
    this.#writes = null
    this.#at = 0
  }

  /** Up to so many bytes; null at the end, which closes it. */
  read(count: number): number[] | null {
    if (!this.#read) throw closed()
    const bytes = [...this.#read.subarray(this.#at, this.#at + Math.max(0, Math.trunc(count)))]
    this.#at += bytes.length
    if (bytes.length > 0) return bytes
    this.close()
    return null
  }

  write(files: Files, bytes: readonly number[]): void {
    if (this.#writes === null) throw closed()
    files.write(this.#writes, Uint8Array.from(bytes), true)
  }

  get writes(): boolean {
    return this.#writes !== null
  }

  /** The new place, or -1. */
  seek(offset: number, from: string): number {
    if (!this.#read) return -1
    const start = from === 'end' ? this.#read.length : from === 'start' ? 0 : this.#at
    const to = start + Math.trunc(offset)
    if (to < 0) return -1
    return (this.#at = to)
  }
}

const closed = (): LoadbangError =>
  new LoadbangError(
    'file-closed',
    'No file is open here for that.',
    'Send open NAME first, or open NAME c to write.'
  )
