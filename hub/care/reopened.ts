// A hub that can be opened anew while its port stays: its connections are ended with a code that passes, and come back to what lies in the
// folder then.
import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Handler } from '../app.ts'
import type { Health, Hub } from '../hub.ts'

/** What serving a hub asks of it. */
export interface Served {
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
  answer(next: Handler): Handler
  health(): Health
  close(): Promise<void>
}

export interface Reopenable extends Served {
  /** Rejects when it cannot be opened again; then it stays closed. */
  reopen(): Promise<void>
}

export async function reopenable(open: () => Promise<Hub>): Promise<Reopenable> {
  let hub = await open()
  let turn: Promise<void> = Promise.resolve()
  return {
    upgrade: (request, socket, head) => hub.upgrade(request, socket, head),
    answer(next) {
      let of = hub
      let handler = hub.answer(next)
      return (request, response) => {
        if (of !== hub) [of, handler] = [hub, hub.answer(next)]
        handler(request, response)
      }
    },
    health: () => hub.health(),
    close: () => turn.then(() => hub.close()),
    reopen() {
      const work = turn.then(async () => {
        await hub.close()
        hub = await open()
      })
      turn = work.catch(() => {})
      return work
    }
  }
}
