// `permit` and `fetch`, as a cell sees them: requests that leave the patch only with the person's leave.
import type { Value } from '../../runtime/message.ts'
import { cellErrors } from '../errors.ts'
import type { FetchReply } from '../world.ts'
import type { CellContext, FetchHeaders, FetchInit, FetchResponse } from './context.ts'
import { mustBeFunction } from './must-be.ts'
import type { Call, StoreClient } from './store-client.ts'

/** What the realm has for reading an answer. */
export interface Readers {
  /** UTF-8. */
  text(bytes: ArrayBuffer): string
  /** Absent in Node. */
  blob?(bytes: ArrayBuffer, type: string): Blob
}

type World = Pick<CellContext, 'permit' | 'fetch' | 'camera' | 'microphone' | 'midi'>

const ref = { store: null, fast: false }

export function makeWorld(client: StoreClient, readers: Readers, call: Call): World {
  const pieces = <T>(args: string[], hear: (piece: T) => unknown): (() => void) => {
    let ended = false
    const stop = client.watch('world', ref, args, (news) => {
      // What our own side of the wire wrote.
      for (const piece of news as unknown as T[]) if (!ended) call(() => hear(piece))
    })
    return () => {
      ended = true
      stop()
    }
  }
  return {
    permit: async (what: string, detail: unknown = '') =>
      (await client.ask('world', ref, 'permit', [String(what), String(detail)])) as boolean,
    fetch: async (url, init) => {
      const { method = 'GET', headers, body } = init ?? {}
      const args: Value[] = [String(url), String(method), pairs(headers), (body ?? undefined) as Value]
      const reply = await client.ask('world', ref, 'fetch', args)
      return responseOf(reply as FetchReply, readers)
    },
    camera: { frame: async () => (await client.ask('world', ref, 'frame', [])) as ImageBitmap },
    microphone: {
      recv(hear) {
        mustBeFunction(hear, 'microphone.recv')
        return pieces<{ samples: Float32Array; rate: number }>(['microphone', ''], ({ samples, rate }) =>
          hear(samples, rate)
        )
      }
    },
    midi: {
      recv(hear, input = '') {
        mustBeFunction(hear, 'midi.recv')
        return pieces<number[]>(['midi', String(input)], (bytes) => hear(bytes))
      },
      send: async (bytes, output = '') => {
        await client.ask('world', ref, 'midi', [[...bytes], String(output)])
      }
    }
  }
}

function pairs(headers: FetchInit['headers'] = {}): string[][] {
  const entries: Iterable<readonly [string, string]> =
    Symbol.iterator in headers ? (headers as Iterable<readonly [string, string]>) : Object.entries(headers)
  return [...entries].map(([name, value]) => [String(name), String(value)])
}

function responseOf(reply: FetchReply, readers: Readers): FetchResponse {
  const { status, statusText, url, redirected, body } = reply
  const headers = headersOf(reply.headers)
  const text = (): string => readers.text(body)
  return {
    ok: status >= 200 && status < 300,
    status,
    statusText,
    url,
    redirected,
    headers,
    text: async () => text(),
    // What it is, the person says.
    json: async <T>() => JSON.parse(text()) as T,
    arrayBuffer: async () => body.slice(0),
    blob: async () => {
      if (!readers.blob) throw cellErrors.value('There are no Blobs here.', 'Ask for arrayBuffer() instead.')
      return readers.blob(body, headers.get('content-type') ?? '')
    }
  }
}

function headersOf(list: FetchReply['headers']): FetchHeaders {
  const all = new Map(list.map(([name, value]) => [name.toLowerCase(), value]))
  return {
    get: (name) => all.get(String(name).toLowerCase()) ?? null,
    has: (name) => all.has(String(name).toLowerCase()),
    [Symbol.iterator]: () => all.entries()
  }
}
