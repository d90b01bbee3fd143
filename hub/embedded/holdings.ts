// The port of holdings over the database's thread. One process, since the folder is locked: its turns are everybody's.
import type { Holdings } from '../ports/holdings.ts'
import type { Database } from './database.ts'
import { takeTurns } from './turns.ts'

export function embeddedHoldings(database: Database): Holdings {
  const turns = takeTurns()
  return {
    bring: (rack, hash, size, at, limit) => database.call('bringAsset', [rack, hash, size, at, limit]),
    hold: (rack, hash, at) => database.call('holdAsset', [rack, hash, at]),
    find: (rack, hashes) => database.call('findAssets', [rack, hashes]),
    touch: (rack, hashes, at) => database.call('touchAssets', [rack, hashes, at]),
    list: (rack) => database.call('listAssets', [rack]),
    release: (rack, hashes, before) => database.call('releaseAssets', [rack, hashes, before]),
    releaseAll: (rack) => database.call('releaseAllAssets', [rack]),
    forget: (before) => database.call('forgetAssets', [before]),
    isWanted: (hash) => database.call('isAssetWanted', [hash]),
    alone: (hash, work) => turns(hash, work)
  }
}
