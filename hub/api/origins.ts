// Pages of other origins that the settings name: what their browsers want to hear. A hub that serves the app itself needs none of it.
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Doors } from '../wire/doors.ts'

/** A page elsewhere can make a browser ask without saying from where, but not without this. */
export const isHidden = ({ headers }: IncomingMessage): boolean =>
  headers.origin === undefined && headers['sec-fetch-site'] === 'cross-site'

/** Says that the page may read the answer; true when the browser only asked whether it may ask, and that is answered. */
export function letOrigin(request: IncomingMessage, response: ServerResponse, { origins }: Doors): boolean {
  const { origin } = request.headers
  if (origin === undefined || !origins.has(origin)) return false
  response.setHeader('Access-Control-Allow-Origin', origin)
  response.setHeader('Access-Control-Expose-Headers', 'Content-Range, ETag')
  if (request.method !== 'OPTIONS') return false
  response.writeHead(204, {
    'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE',
    'Access-Control-Allow-Headers': 'Authorization, Content-Type, Upload-Offset, Range, If-Range',
    'Access-Control-Max-Age': '600',
    'Content-Length': 0,
    Vary: 'Origin'
  })
  response.end()
  return true
}
