// For tests: what collection works on, without a server; racks, files in them, and documents that speak of the files.
import { createHash, createHmac } from 'node:crypto'
import * as Y from 'yjs'
import type { Bringing } from '../../src/lib/collab/hub-api.ts'
import { bringing } from '../assets/bringing.ts'
import type { CollectDeps } from '../care/collect.ts'
import { embeddedAssets } from '../embedded/assets.ts'
import { openEmbedded } from '../embedded/database.ts'
import { embeddedHoldings } from '../embedded/holdings.ts'
import { embeddedRacks } from '../embedded/racks.ts'
import { embeddedStore } from '../embedded/store.ts'
import { embeddedStream } from '../embedded/stream.ts'
import type { HubError } from '../errors.ts'
import type { RackId } from '../ports/racks.ts'
import { compactRoom } from '../rooms/compact-room.ts'
import { startWork } from '../rooms/workers.ts'
import { temporaryFolder } from './folder.ts'

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export async function startCare() {
  const folder = temporaryFolder()
  const database = await openEmbedded(folder.path)
  const work = startWork()
  const logged: string[] = []
  const stream = embeddedStream(database)
  const deps: CollectDeps = {
    racks: embeddedRacks(database),
    holdings: embeddedHoldings(database),
    assets: await embeddedAssets(folder.path),
    stream,
    store: embeddedStore(database),
    work,
    log: (_, event, fields) => logged.push(`${event} ${fields?.code}`)
  }
  const bringer = bringing({ ...deps, rackBytes: 1e9, assetBytes: 1e6 })
  let count = 0

  return {
    deps,
    logged,
    folder,
    async makeRack() {
      const rack: RackId = { org: 'org', docid: `rack${++count}` }
      const member = { user: 'ada', name: 'Ada', role: 'owner' as const, joined: 1 }
      await deps.racks.make({ ...rack, name: 'x', created: 1 }, { member })
      const doc = new Y.Doc()
      const room = { ...rack, branch: 'main' }
      let written: Promise<unknown> = Promise.resolve()
      doc.on('update', (update: Uint8Array) => (written = stream.append(room, update)))
      return {
        rack,
        room,
        doc,
        compact: () => compactRoom({ ...deps }, room),
        /** As a client does it: by bytes or by proof, until it is done. */
        async bring(bytes: Uint8Array) {
          const hash = hashOf(bytes)
          const begin = () => bringer.begin(rack, hash, bytes.length, 'me')
          let told = await begin()
          while (told.state !== 'done') {
            try {
              told = await goOn(told)
            } catch (error) {
              // Somebody else brings it to this rack too.
              const { code } = error as HubError
              if (code !== 'asset-offset' && code !== 'asset-proof') throw error
              told = await begin()
            }
          }
          function goOn(told: Exclude<Bringing, { state: 'done' }>) {
            if (told.state === 'bytes') {
              const { offset } = told
              const end = Math.min(bytes.length, offset + Math.ceil(bytes.length / 2))
              return bringer.write(rack, hash, offset, bytes.subarray(offset, end), 'me')
            }
            const nonce = Buffer.from(told.nonce, 'base64url')
            return bringer.prove(rack, hash, createHmac('sha256', nonce).update(bytes).digest('hex'), 'me')
          }
        },
        async refer(key: string, bytes: Uint8Array) {
          doc.getMap('nodes').set(key, { sha256: hashOf(bytes) })
          await written
        },
        async forget(key: string) {
          doc.getMap('nodes').delete(key)
          await written
        },
        async holds(bytes: Uint8Array) {
          const [found] = await deps.holdings.find(rack, [hashOf(bytes)])
          return Boolean(found?.held) && (await deps.assets.info(hashOf(bytes)))?.size === bytes.length
        }
      }
    },
    async onDisk() {
      const found: string[] = []
      for await (const { hash } of deps.assets.list()) found.push(hash)
      return found.sort()
    },
    async close() {
      await work.close()
      await stream.close()
      await database.close()
      folder.remove()
    }
  }
}
