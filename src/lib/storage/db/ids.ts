// New `_id`s: nanoid's, with random bytes fetched for many at a time.
import { customRandom, urlAlphabet } from 'nanoid'

const pool = new Uint8Array(4096)
let used = pool.length

export const newId: () => string = customRandom(urlAlphabet, 21, (size) => {
  if (used + size > pool.length) {
    crypto.getRandomValues(pool)
    used = 0
  }
  return pool.subarray(used, (used += size))
})
