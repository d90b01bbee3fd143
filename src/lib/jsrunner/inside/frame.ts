// The sandbox frame's own script: starts and ends the workers of a patch's cells, at the page's word. No user code ever runs
// here, only in the workers.
import type { FrameReply, FrameRequest } from '../frame-protocol.ts'

/** The worker's script as text; the generator puts it in. */
declare const CELL_WORKER: string

const workers = new Map<string, Worker>()
const url = URL.createObjectURL(new Blob([CELL_WORKER], { type: 'text/javascript' }))
const tell = (reply: FrameReply): void => parent.postMessage(reply, '*')

addEventListener('message', (event: MessageEvent<FrameRequest>) => {
  if (event.source !== parent) return
  const request = event.data
  if (request.type === 'open') {
    const port = event.ports[0]!
    try {
      const worker = new Worker(url, { name: 'cell' })
      worker.onerror = (error) =>
        tell({ type: 'failed', id: request.id, why: error.message ?? 'its worker failed' })
      workers.set(request.id, worker)
      worker.postMessage(port, [port])
    } catch (error) {
      tell({ type: 'failed', id: request.id, why: String(error) })
    }
  } else {
    workers.get(request.id)?.terminate()
    workers.delete(request.id)
    tell({ type: 'closed', id: request.id })
  }
})
tell({ type: 'ready' })
