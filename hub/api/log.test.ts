// Whatever is asked, with whatever token: no log and no answer but the one that makes it ever holds a token.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { jsonLog } from '../log.ts'
import { ask, makeRack, startRackHub } from '../testing/api.ts'
import type { TestHub } from '../testing/clients.ts'
import { startIssuer, type Issuer } from '../testing/issuer.ts'
import { auth } from '../testing/raw-writer.ts'

let hub: TestHub
let issuer: Issuer
let logged = ''
/** Tests watch what is printed too. */
const print = (write: typeof process.stderr.write) =>
  ((...args: Parameters<typeof write>) => ((logged += String(args[0])), write(...args))) as typeof write
const { stderr, stdout } = process
const before = [stderr.write, stdout.write] as const

beforeAll(async () => {
  stderr.write = print(stderr.write.bind(stderr))
  stdout.write = print(stdout.write.bind(stdout))
  issuer = await startIssuer()
  const env = { LOADBANG_JWT_ISSUER: issuer.url, LOADBANG_JWT_AUDIENCE: 'loadbang' }
  hub = await startRackHub(env, { log: jsonLog((line) => (logged += `${line}\n`)) })
})
afterAll(async () => {
  await Promise.all([hub.remove(), issuer.close()])
  ;[stderr.write, stdout.write] = before
})

const hash = 'a'.repeat(64)
const routes: [method: string, path: string, body?: unknown][] = [
  ['GET', ''],
  ['PATCH', '', { name: 'x' }],
  ['PATCH', '', '{'],
  ['GET', '/members'],
  ['PUT', '/members/ada', { role: 'viewer' }],
  ['DELETE', '/members/ada'],
  ['GET', '/invites'],
  ['POST', '/invites', { role: 'viewer', lasts: null, label: '' }],
  ['DELETE', '/invites/none'],
  ['POST', '/tickets', {}],
  ['POST', '/assets/missing', { hashes: [hash] }],
  ['POST', `/assets/${hash}`, { size: 3 }],
  ['PATCH', `/assets/${hash}`, 'abc'],
  ['PUT', `/assets/${hash}/proof`, { proof: hash }],
  ['GET', `/assets/${hash}`],
  ['GET', '/nothing'],
  ['DELETE', '']
]

test('all routes and both sockets', async () => {
  const jwt = await issuer.token()
  const racks = [await makeRack(hub), await makeRack(hub, jwt)]
  const guest = await racks[0]!.invite('viewer')
  const ended = await racks[0]!.invite('editor')
  await racks[0]!.end(ended.invite.id)
  const tokens = [guest.key, ended.key, `${guest.key}x`, jwt, `${jwt}x`, racks[0]!.key, 'lbt1.nothing-of-it']
  for (const rack of racks) {
    for (const token of tokens) {
      await ask(hub, 'GET', `/hub?token=${token}`, { token })
      await ask(hub, 'POST', `${rack.path}/join`, { token, body: { key: guest.key } })
      for (const kind of ['hocuspocus', `ws/${rack.room}?ticket=${token}`]) {
        const socket = new WebSocket(`${hub.socketUrl}/${kind}`)
        await new Promise((resolve) => socket.on('open', resolve).on('error', resolve))
        if (kind === 'hocuspocus') socket.send(auth(rack.room, token))
        await new Promise((resolve) => socket.once('message', resolve).once('close', resolve))
        socket.terminate()
      }
    }
  }
  for (const [method, path, body] of routes) {
    for (const token of tokens) {
      for (const rack of racks) {
        const { body: answer } = await ask(hub, method, rack.path + path, {
          token,
          body,
          headers: { 'upload-offset': '0' }
        })
        expect(JSON.stringify(answer)).not.toContain(token)
      }
    }
  }
  await hub.stop()
  await hub.start()
  expect(logged).toContain('request-refused')
  for (const token of tokens) {
    expect(logged).not.toContain(token)
    // Nor any part of one that would be of use.
    for (const part of token.split('.').filter((text) => text.length > 15)) expect(logged).not.toContain(part)
  }
})
