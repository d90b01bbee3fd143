// Standard output and standard error, line by line. A running patch gives the event loop no turn, so Node's own streams would keep
// a million lines in memory; here they are written at once, in pieces, before anything goes on. A reader that has gone (`| head`) is
// no error: who wants to know can ask.
import { isatty } from 'node:tty'
import { writeSync } from 'node:fs'

/** Characters kept until they are written. */
const PIECE = 1 << 16
/** Real milliseconds that a line may wait behind others. */
const PATIENCE = 50

export class LineWriter {
  #fd: number
  #before: LineWriter | null
  #terminal: boolean
  #waiting = ''
  #written = 0
  #flushing = false
  #closed = new AbortController()
  /** What went wrong, other than that nobody reads. */
  failure: Error | null = null

  /** `before`: is written first, so that lines of both come in their order. */
  constructor(fd: number, before: LineWriter | null = null) {
    this.#fd = fd
    this.#before = before
    this.#terminal = isatty(fd)
  }

  /** Aborted as soon as nothing can be written any more. */
  get closed(): AbortSignal {
    return this.#closed.signal
  }

  write(line: string): void {
    if (this.#closed.signal.aborted) return
    this.#before?.flush()
    this.#waiting += `${this.#terminal ? harmless(line) : line}\n`
    if (this.#waiting.length >= PIECE || performance.now() - this.#written > PATIENCE) this.flush()
    else if (!this.#flushing) {
      this.#flushing = true
      setImmediate(() => {
        this.#flushing = false
        this.flush()
      })
    }
  }

  flush(): void {
    if (this.#waiting === '') return
    const bytes = Buffer.from(this.#waiting)
    this.#waiting = ''
    try {
      for (let at = 0; at < bytes.length; at += this.#some(bytes, at));
    } catch (thrown) {
      const error = thrown as NodeJS.ErrnoException
      if (error.code !== 'EPIPE') this.failure = error
      this.#closed.abort()
    }
    this.#written = performance.now()
  }

  /** Writes as many bytes as are taken; waits where the other side has set the pipe not to block, and is full. */
  #some(bytes: Buffer, at: number): number {
    try {
      return writeSync(this.#fd, bytes, at)
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN') throw thrown
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
      return 0
    }
  }
}

/** A stranger's patch may print, but not drive the terminal. */
const harmless = (line: string): string =>
  // eslint-disable-next-line no-control-regex -- control characters are just what is looked for
  line.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '\ufffd')

export const out = new LineWriter(1)
export const err = new LineWriter(2, out)
