// Assets over HTTP: what is missing, bringing one, reading one. Whatever its bytes are, a browser is never to take them for a page.
import { pipeline } from 'node:stream/promises'
import * as Type from '@sinclair/typebox'
import { Hashes } from '../../src/lib/collab/hub-api.ts'
import { nameOf } from '../access/identity.ts'
import { HubError } from '../errors.ts'
import { readBytes, readJson } from './body.ts'
import { reaches } from '../access/rights.ts'
import { rackOf, type Call } from './call.ts'
import { rangeOf } from './range.ts'
import type { Route } from './router.ts'

const maxPiece = 8 * 1024 * 1024
const Size = Type.Object({ size: Type.Integer({ minimum: 0 }) })
const Proof = Type.Object({ proof: Type.String({ pattern: '^[0-9a-f]{64}$' }) })

function hashOf({ params: { hash = '' } }: Call): string {
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new HubError('asset-name')
  return hash
}

function offsetOf({ request }: Call): number {
  const text = request.headers['upload-offset']
  if (typeof text !== 'string' || !/^\d{1,15}$/.test(text))
    throw new HubError('request-malformed', 'Upload-Offset is missing')
  return Number(text)
}

async function read(call: Call): Promise<null> {
  const { hub, request, response } = call
  const hash = hashOf(call)
  const { rack } = await rackOf(call, 'viewer')
  const [holding] = await hub.holdings.find(rack, [hash])
  const found = holding?.held ? await hub.assets.info(hash) : null
  if (!found) throw new HubError('asset-missing')
  const etag = `"${hash}"`
  const headers = {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': 'attachment',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cache-Control': 'private, max-age=31536000, immutable',
    'Accept-Ranges': 'bytes',
    Vary: 'Authorization, Origin',
    ETag: etag
  }
  if (request.headers['if-none-match']?.includes(etag)) {
    response.writeHead(304, headers).end()
    return null
  }
  const condition = request.headers['if-range']
  const isSame = condition === undefined || condition === etag
  const range = isSame ? rangeOf(request.headers.range, found.size) : null
  if (range === 'unsatisfiable') {
    response
      .writeHead(416, { ...headers, 'Content-Range': `bytes */${found.size}`, 'Content-Length': 0 })
      .end()
    return null
  }
  const { start, end } = range ?? { start: 0, end: found.size }
  const bytes = request.method === 'HEAD' ? null : await hub.assets.read(hash, { start, end })
  response.writeHead(range ? 206 : 200, {
    ...headers,
    'Content-Length': end - start,
    ...(range && { 'Content-Range': `bytes ${start}-${end - 1}/${found.size}` })
  })
  if (!bytes) response.end()
  else await pipeline(bytes, response).catch(ignoreGone)
  return null
}

/** A reader that goes away is nobody's trouble. */
function ignoreGone(error: Error & { code?: string }): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ECONNRESET') throw error
}

export const assetRoutes: readonly Route<Call>[] = [
  {
    method: 'POST',
    path: '/api/racks/:org/:docid/assets/missing',
    async handle(call) {
      const { rack, role } = await rackOf(call, 'viewer')
      const { hashes } = await readJson(call.request, Hashes)
      const held = (await call.hub.holdings.find(rack, hashes)).filter((one) => one.held)
      const there = new Set(held.map(({ hash }) => hash))
      // Whoever asks means to use them: collection waits anew.
      if (reaches(role, 'editor')) await call.hub.holdings.touch(rack, [...there], Date.now())
      return { status: 200, body: { missing: [...new Set(hashes)].filter((hash) => !there.has(hash)) } }
    }
  },
  {
    method: 'POST',
    path: '/api/racks/:org/:docid/assets/:hash',
    async handle(call) {
      const hash = hashOf(call)
      const { rack, identity } = await rackOf(call, 'editor')
      const { size } = await readJson(call.request, Size)
      return { status: 200, body: await call.hub.bringer.begin(rack, hash, size, nameOf(identity)) }
    }
  },
  {
    method: 'PATCH',
    path: '/api/racks/:org/:docid/assets/:hash',
    async handle(call) {
      const [hash, offset] = [hashOf(call), offsetOf(call)]
      const { rack, identity } = await rackOf(call, 'editor')
      const body = await call.hub.pieces(async () => {
        const piece = await readBytes(call.request, maxPiece)
        return call.hub.bringer.write(rack, hash, offset, piece, nameOf(identity))
      })
      return { status: 200, body }
    }
  },
  {
    method: 'PUT',
    path: '/api/racks/:org/:docid/assets/:hash/proof',
    async handle(call) {
      const hash = hashOf(call)
      const { rack, identity } = await rackOf(call, 'editor')
      const { proof } = await readJson(call.request, Proof)
      return { status: 200, body: await call.hub.bringer.prove(rack, hash, proof, nameOf(identity)) }
    }
  },
  { method: 'GET', path: '/api/racks/:org/:docid/assets/:hash', handle: read }
]
