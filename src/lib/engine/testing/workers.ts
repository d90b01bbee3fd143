// Workers that a test makes in place of the engine's: a few lines of script that answer comlink's calls as they like.
import type { MakeWorker } from '../make-worker.ts'

/**
 * `on` is the body of a function of `call` (the name of the method) and `answer` (gives the call its answer); what it leaves
 * unanswered stays so.
 */
export function workerThat(on: string): MakeWorker {
  return scriptWorker(`
    const handle = (call, answer) => { ${on} }
    onmessage = ({ data: { id, type, path } }) =>
      handle(type === 'APPLY' ? path.join('.') : type, (value) => postMessage({ id, type: 'RAW', value }))`)
}

export const scriptWorker =
  (script: string): MakeWorker =>
  () => {
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }))
    const worker = new Worker(url)
    URL.revokeObjectURL(url)
    return worker
  }
