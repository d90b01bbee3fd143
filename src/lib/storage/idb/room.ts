// Whether the disk has room, asked without IndexedDB. After a failed write Chromium's LevelDB closes, and each time it is opened
// while the disk is still full, it writes a little behind the torn end of its log. What is written there cannot be read again, and
// Chromium then deletes all that the origin has stored (electron/electron#41877, google/leveldb#1180). So nothing is opened after
// something went wrong until a probe in the browser's HTTP cache, files of their own with no log behind them, could be written.
const CACHE = 'loadbang-room'
/** Bytes: as much as LevelDB writes at most to take up its log. */
const PROBE = 4 * 1_048_576
/** Milliseconds for which an answer holds; longer if it came too late for whoever asked. */
const KEPT = 500
const KEPT_LATE = 5_000
/** Milliseconds after which a disk that does not answer counts as full: a person is waiting to hear that something is not saved. */
const PATIENCE = 300

interface Probe {
  readonly answer: Promise<boolean>
  /** Until when it holds, on the clock of performance.now(). */
  until: number
}
let latest: Probe | null = null

/** Whether a few megabytes can be written. True where it cannot be found out. */
export function hasRoom(): Promise<boolean> {
  if (latest === null || performance.now() > latest.until) latest = begin()
  return Promise.race([
    latest.answer,
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), PATIENCE))
  ])
}

function begin(): Probe {
  const began = performance.now()
  const mine: Probe = {
    until: Infinity,
    answer: probe().finally(() => {
      const now = performance.now()
      mine.until = now + (now - began > PATIENCE ? KEPT_LATE : KEPT)
    })
  }
  return mine
}

/** Makes the cache while there is room: Chromium opens none again, until it is restarted, once that failed on a full disk. */
export function prepareRoom(): void {
  if (typeof caches !== 'undefined') caches.open(CACHE).catch(() => {})
}

async function probe(): Promise<boolean> {
  if (typeof caches === 'undefined') return true
  const name = `/room-${Math.random()}`
  let cache: Cache
  try {
    cache = await caches.open(CACHE)
  } catch {
    // Switched off, or out of order: nothing is known of the disk.
    return true
  }
  try {
    await cache.put(name, new Response(new Uint8Array(PROBE)))
    return (await cache.match(name)) !== undefined
  } catch {
    return false
  } finally {
    // What a failed probe has left takes room, too.
    await cache.delete(name).catch(() => false)
  }
}
