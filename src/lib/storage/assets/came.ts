// That a file has come from whoever shares the patch, told to all tabs and workers of this browser: boxes whose bytes were not there
// read them then.

const channelOf = (patchId: string): BroadcastChannel | null =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`loadbang-came-${patchId}`)

export function tellCame(patchId: string, hash: string): void {
  const channel = channelOf(patchId)
  channel?.postMessage(hash)
  channel?.close()
}

/** Calls with each hash that comes from now on; gives the way to stop. */
export function watchCame(patchId: string, came: (hash: string) => void): () => void {
  const channel = channelOf(patchId)
  channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') came(data)
  })
  return () => channel?.close()
}
