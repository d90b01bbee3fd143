// Reads what a request brings, within bounds, and as its schema says.
import type { IncomingMessage } from 'node:http'
import type { Static, TSchema } from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { HubError } from '../errors.ts'

const maxJson = 128 * 1024

/** All of it. Rejects with `request-too-large`, or `request-malformed` when the client went away. */
export async function readBytes(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new HubError('request-too-large')
  const pieces: Buffer[] = []
  let size = 0
  try {
    for await (const piece of request as AsyncIterable<Buffer>) {
      size += piece.length
      if (size > limit) throw new HubError('request-too-large')
      pieces.push(piece)
    }
  } catch (cause) {
    throw cause instanceof HubError ? cause : new HubError('request-malformed', '', { cause })
  }
  return Buffer.concat(pieces, size)
}

/** Rejects with `request-malformed` or `request-too-large`. */
export async function readJson<Schema extends TSchema>(
  request: IncomingMessage,
  schema: Schema
): Promise<Static<Schema>> {
  const bytes = await readBytes(request, maxJson)
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw new HubError('request-malformed', 'it is no JSON', { cause })
  }
  if (Value.Check(schema, value)) return value
  const first = Value.Errors(schema, value).First()
  throw new HubError('request-malformed', first ? `${first.path || '/'} ${first.message}` : '')
}
