// Whether the disk has room, asked without IndexedDB. After a failed write Chromium's LevelDB closes, and each time it is opened
// while the disk is still full, it writes a little behind the torn end of its log. What is written there cannot be read again, and
// Chromium then deletes all that the origin has stored (electron/electron#41877, google/leveldb#1180). So nothing is opened after
// something went wrong until a probe in the browser's HTTP cache, files of their own with no log behind them, could be written.
const CACHE = 'loadbang-room'
/** Bytes: about what LevelDB writes to take up its log. */
const PROBE = 2 * 1_048_576
/** Milliseconds for which an answer holds; longer if there is room and whoever asked had given up. */
const KEPT = 500
const KEPT_LATE = 60_000
/** Milliseconds after which a disk that does not answer counts as full. */
const PATIENCE = 800
/** The same where it was full when something was last heard: a person is waiting to be told that something is not saved. */
const IMPATIENCE = 300

interface Probe {
  readonly answer: Promise<boolean>
  /** Until when it holds, on the clock of performance.now(); Infinity while it is not there yet. */
  until: number
  /** Somebody gave up waiting for it. */
  missed: boolean
}
let latest: Probe | null = null

/** Whether a few megabytes can be written. True where it cannot be found out. `wasFull`: what was last heard. */
export function hasRoom(wasFull: boolean): Promise<boolean> {
  const now = performance.now()
  if (latest === null || now > latest.until) latest = begin()
  const mine = latest
  // An answer that was kept for who had given up is kept no longer once somebody has it.
  if (mine.until !== Infinity) mine.until = Math.min(mine.until, now + KEPT)
  return new Promise((resolve) => {
    const patience = setTimeout(
      () => {
        mine.missed = true
        resolve(false)
      },
      wasFull ? IMPATIENCE : PATIENCE
    )
    void mine.answer.then((room) => {
      clearTimeout(patience)
      resolve(room)
    })
  })
}

function begin(): Probe {
  const mine: Probe = {
    until: Infinity,
    missed: false,
    answer: probe().then((room) => {
      mine.until = performance.now() + (room && mine.missed ? KEPT_LATE : KEPT)
      return room
    })
  }
  return mine
}

/** Makes the cache while there is room: Chromium opens none again, until it is restarted, once that failed on a full disk. */
export async function prepareRoom(): Promise<void> {
  if (typeof caches === 'undefined') return
  try {
    const cache = await caches.open(CACHE)
    await cache.put('/made', new Response())
    // What tabs left that were killed while they asked. One that asks just now does not miss it.
    for (const { url } of await cache.keys())
      if (new URL(url).pathname.startsWith('/room-')) await cache.delete(url)
  } catch {
    // Then nothing can be found out later.
  }
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
    return true
  } catch {
    return false
  } finally {
    // What a failed probe has left takes room, too.
    await cache.delete(name).catch(() => false)
  }
}
