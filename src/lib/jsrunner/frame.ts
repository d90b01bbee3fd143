// The page's part of running cells: one hidden sandbox frame per patch, made when the first cell opens. It only passes ports
// along; what a cell and the engine say to each other never touches the page.
import { cellErrors } from './errors.ts'
import type { FrameReply, FrameRequest } from './frame-protocol.ts'

export interface SandboxOptions {
  /** Where the frame's page is served, with its policy (see hub/headers.ts). */
  url?: string
  document?: Document
  /** How long the frame may take to load, and to answer, in milliseconds. */
  loadMs?: number
  answerMs?: number
}

export class Sandbox {
  #url: string
  #document: Document
  #loadMs: number
  #answerMs: number
  #frame: HTMLIFrameElement | null = null
  #ready: Promise<Window> | null = null
  #closing = new Map<string, ReturnType<typeof setTimeout>>()
  /** Who waits until no cell is being closed. */
  #settled: (() => void)[] = []
  #heard: ((reply: FrameReply) => void) | null = null
  #listen = (event: MessageEvent<FrameReply>): void => {
    if (this.#frame && event.source === this.#frame.contentWindow) this.#answer(event.data)
  }

  constructor({
    url = '/sandbox/cell.html',
    document = globalThis.document,
    loadMs = 10_000,
    answerMs = 2000
  }: SandboxOptions = {}) {
    this.#url = url
    this.#document = document
    this.#loadMs = loadMs
    this.#answerMs = answerMs
  }

  /** A port into a new cell. `id` must never have been used before. Rejects with `cell-start` if there is no frame to be had. */
  async open(id: string): Promise<MessagePort> {
    // A frame that does not answer is about to go, and what was opened in it with it.
    while (this.#closing.size > 0) await new Promise<void>((resolve) => this.#settled.push(resolve))
    const frame = await (this.#ready ??= this.#load())
    const { port1, port2 } = new MessageChannel()
    // The frame's origin is opaque: there is no name to send to but '*', and only this frame can be there.
    frame.postMessage({ type: 'open', id } satisfies FrameRequest, '*', [port2])
    return port1
  }

  /** Ends a cell at once. If the frame does not answer, it goes, with all its cells. */
  close(id: string): void {
    const frame = this.#frame?.contentWindow
    if (!frame || !this.#ready) return
    frame.postMessage({ type: 'close', id } satisfies FrameRequest, '*')
    this.#closing.set(
      id,
      setTimeout(() => this.dispose(), this.#answerMs)
    )
  }

  /** Ends all cells; the next `open` makes a new frame. */
  dispose(): void {
    for (const timer of this.#closing.values()) clearTimeout(timer)
    this.#closing.clear()
    this.#settle()
    this.#frame?.remove()
    this.#frame = null
    this.#ready = null
    this.#heard = null
    this.#document.defaultView?.removeEventListener('message', this.#listen)
  }

  #answer(reply: FrameReply): void {
    if (typeof reply !== 'object' || reply === null) return
    if (reply.type === 'closed') {
      clearTimeout(this.#closing.get(reply.id))
      this.#closing.delete(reply.id)
      if (this.#closing.size === 0) this.#settle()
    }
    this.#heard?.(reply)
  }

  #settle(): void {
    for (const resolve of this.#settled.splice(0)) resolve()
  }

  #load(): Promise<Window> {
    const frame = this.#document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.setAttribute('aria-hidden', 'true')
    frame.tabIndex = -1
    frame.hidden = true
    frame.title = 'cells'
    frame.src = this.#url
    this.#frame = frame
    this.#document.defaultView?.addEventListener('message', this.#listen)
    const ready = new Promise<Window>((resolve, reject) => {
      const late = setTimeout(() => {
        this.dispose()
        reject(cellErrors.start('its sandbox did not load'))
      }, this.#loadMs)
      this.#heard = (reply) => {
        if (reply.type !== 'ready') return
        clearTimeout(late)
        resolve(frame.contentWindow!)
      }
    })
    this.#document.body.append(frame)
    return ready
  }
}
