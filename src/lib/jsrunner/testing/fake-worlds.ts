// A world outside of the patch for tests: one host is allowed, and tells what it was asked.
import { cellErrors } from '../errors.ts'
import type { Worlds } from '../world.ts'

const allowed = 'api.example.com'

export const fakeWorlds = (): Worlds => ({
  async ask(cell, request) {
    if (request.do === 'permit') return request.what === 'network' && request.detail === allowed
    if (request.do !== 'fetch')
      throw cellErrors.permission(request.do === 'frame' ? 'use the camera' : 'use MIDI devices')
    const { host, pathname } = new URL(request.url)
    if (host !== allowed) throw cellErrors.permission(`reach ${host}`)
    const { method, headers, body } = request
    const said = body === undefined || typeof body === 'string' ? body : [...(await bytesOf(body))]
    const answer =
      pathname === '/bytes' ? Uint8Array.of(1, 2, 255) : utf8({ method, headers, said, code: cell.code })
    return {
      status: pathname === '/missing' ? 404 : 200,
      statusText: 'as told',
      url: request.url,
      redirected: false,
      headers: [['Content-Type', 'application/json']],
      body: answer.buffer
    }
  },
  listen(_cell, { what, input }, { item, failed }) {
    if (what === 'midi') {
      item([144, 60, input.length])
      item([128, 60, 0])
    } else {
      item({ rate: 48_000, samples: Float32Array.of(0, 0.5, -1) })
      // What has come before is heard first.
      setTimeout(() => failed(cellErrors.permission('use the microphone')), 50)
    }
    return () => {}
  }
})

const utf8 = (value: unknown): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify(value))

async function bytesOf(body: ArrayBuffer | ArrayBufferView | Blob): Promise<Uint8Array> {
  if (body instanceof Blob) return new Uint8Array(await body.arrayBuffer())
  return ArrayBuffer.isView(body)
    ? new Uint8Array(body.buffer, body.byteOffset, body.byteLength)
    : new Uint8Array(body)
}
