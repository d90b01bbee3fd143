// The way from the command line to a hub that runs: `hub.json` in the data folder says where it is and by which token it knows whoever may
// read that folder. One thing can be asked: to open its folder anew, for a backup that was laid ready in it.
//
//   POST /admin/reopen   `Authorization: Bearer TOKEN` -> 204 when it is open again; 403
import { randomBytes, timingSafeEqual } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as Type from '@sinclair/typebox'
import { Value } from '@sinclair/typebox/value'
import { isLoopback } from '../access/authorize.ts'
import type { Handler } from '../app.ts'

const Place = Type.Object({ url: Type.String(), token: Type.String() })
type Place = Type.Static<typeof Place>

const fileOf = (folder: string): string => join(folder, 'hub.json')

export interface Desk {
  /** Answers `/admin/reopen`, and leaves all else to the next handler. */
  answer(next: Handler): Handler
  /** Says where the hub is. */
  open(url: string): Promise<void>
  close(): Promise<void>
}

export function openDesk(folder: string, reopen: () => Promise<void>): Desk {
  const token = randomBytes(32).toString('base64url')
  const expected = Buffer.from(`Bearer ${token}`)
  return {
    answer: (next) => (request, response) => {
      if (request.url !== '/admin/reopen') return next(request, response)
      const given = Buffer.from(request.headers.authorization ?? '')
      const mayAsk =
        request.method === 'POST' &&
        isLoopback(request.socket.remoteAddress ?? '') &&
        given.length === expected.length &&
        timingSafeEqual(given, expected)
      const end = (status: number) => {
        response.writeHead(status, { 'Cache-Control': 'no-store' })
        response.end()
      }
      if (!mayAsk) return end(403)
      reopen().then(
        () => end(204),
        () => end(503)
      )
    },
    open: (url) => writeFile(fileOf(folder), JSON.stringify({ url, token } satisfies Place), { mode: 0o600 }),
    close: () => rm(fileOf(folder), { force: true })
  }
}

/** Asks the hub of a data folder to open it anew; false where none runs. */
export async function askToReopen(folder: string): Promise<boolean> {
  const place = await placeOf(folder)
  if (!place) return false
  try {
    const { status } = await fetch(`${place.url}/admin/reopen`, {
      method: 'POST',
      headers: { authorization: `Bearer ${place.token}` }
    })
    return status === 204
  } catch {
    // Left behind by one that was killed.
    return false
  }
}

async function placeOf(folder: string): Promise<Place | null> {
  try {
    const read: unknown = JSON.parse(await readFile(fileOf(folder), 'utf8'))
    return Value.Check(Place, read) ? read : null
  } catch {
    return null
  }
}
