// How an asset comes into a rack: by its bytes, piece by piece, or, where the hub has them, by a proof of having them. A hash that
// somebody knows gives them nothing. All that counts on an asset's being there, or ends with it, happens alone with that asset.
import { createHash } from 'node:crypto'
import type { Bringing } from '../../src/lib/collab/hub-api.ts'
import { HubError } from '../errors.ts'
import type { AssetHash, Assets } from '../ports/assets.ts'
import type { Holdings } from '../ports/holdings.ts'
import { rackName, type RackId } from '../ports/racks.ts'
import { noncesFor, type Nonces } from './nonces.ts'

export interface BringingDeps {
  assets: Assets
  holdings: Holdings
  /** Bytes that the assets of one rack may have together. */
  rackBytes: number
  /** Bytes that one may have. */
  assetBytes: number
  nonces?: Nonces
}

export interface Bringer {
  /** `who` tells those apart who bring it at the same time. */
  begin(rack: RackId, hash: AssetHash, size: number, who: string): Promise<Bringing>
  /** Rejects with `asset-offset` where the upload is elsewhere, or nobody began it. */
  write(rack: RackId, hash: AssetHash, offset: number, piece: Uint8Array, who: string): Promise<Bringing>
  /** Rejects with `asset-proof`. */
  prove(rack: RackId, hash: AssetHash, proof: string, who: string): Promise<Bringing>
}

const done: Bringing = { state: 'done' }

export function bringing(deps: BringingDeps): Bringer {
  const { assets, holdings, rackBytes, assetBytes, nonces = noncesFor() } = deps
  // Uploads of two racks never mix: what one says of its bytes must not count for the other.
  const uploader = (rack: RackId) => createHash('sha256').update(rackName(rack)).digest('base64url')
  const find = async (rack: RackId, hash: AssetHash) => (await holdings.find(rack, [hash]))[0]
  const nonceName = (rack: RackId, hash: AssetHash, who: string) => `${rackName(rack)} ${hash} ${who}`
  const askProof = (rack: RackId, hash: AssetHash, who: string): Bringing => ({
    state: 'proof',
    nonce: nonces.make(nonceName(rack, hash, who))
  })
  const hold = async (rack: RackId, hash: AssetHash): Promise<Bringing> => {
    if (await holdings.hold(rack, hash, Date.now())) return done
    throw new HubError('asset-offset', 'it was not begun')
  }
  /** To be called alone with the asset, of which the rack has a holding already. */
  const goOn = async (rack: RackId, hash: AssetHash, size: number, who: string): Promise<Bringing> => {
    const there = await assets.info(hash)
    if (there && there.size !== size) throw new HubError('asset-mismatch')
    // The empty one needs no proof: everybody has it.
    if (there && size > 0) return askProof(rack, hash, who)
    const upload = await assets.begin(hash, size, uploader(rack))
    return upload.done ? hold(rack, hash) : { state: 'bytes', offset: upload.offset }
  }

  return {
    async begin(rack, hash, size, who) {
      if (size > assetBytes) throw new HubError('asset-too-large')
      return holdings.alone(hash, async () => {
        const holding = await holdings.bring(rack, hash, size, Date.now(), rackBytes)
        if (!holding) throw new HubError('rack-full')
        return holding.held ? done : goOn(rack, hash, size, who)
      })
    },

    async write(rack, hash, offset, piece, who) {
      return holdings.alone(hash, async () => {
        const holding = await find(rack, hash)
        if (!holding) throw new HubError('asset-offset', 'it was not begun')
        if (holding.held) return done
        // Another rack brought it meanwhile. These bytes prove nothing yet.
        if (await assets.info(hash)) return goOn(rack, hash, holding.size, who)
        const upload = await assets.write(hash, holding.size, uploader(rack), offset, piece)
        if (upload.done) return hold(rack, hash)
        await holdings.touch(rack, [hash], Date.now())
        return { state: 'bytes', offset: upload.offset }
      })
    },

    async prove(rack, hash, proof, who) {
      return holdings.alone(hash, async () => {
        const holding = await find(rack, hash)
        if (!holding) throw new HubError('asset-offset', 'it was not begun')
        if (holding.held) return done
        if (!(await assets.info(hash))) return goOn(rack, hash, holding.size, who)
        const name = nonceName(rack, hash, who)
        const isProved = await nonces.prove(name, proof, () => assets.read(hash))
        // Too late: another one.
        if (isProved === null) return goOn(rack, hash, holding.size, who)
        if (!isProved) throw new HubError('asset-proof')
        return hold(rack, hash)
      })
    }
  }
}
