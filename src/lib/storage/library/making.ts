// That a patch is being made at this moment, told to other tabs by a Web Lock: it ends with the tab, however that ends.

export const makingLock = (id: string): string => `loadbang-making-${id}`

const locks = (): LockManager | undefined =>
  typeof navigator === 'undefined' ? undefined : (navigator as { locks?: LockManager }).locks

/** Fulfils when the lock is held, with the way to let it go; at once where there are no locks. */
export async function holdLock(name: string): Promise<() => void> {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await new Promise<void>((resolve) => {
    const request = locks()?.request(name, () => {
      resolve()
      return held
    })
    if (request) request.catch(() => resolve())
    else resolve()
  })
  return letGo
}

/** Names of locks that somebody holds or waits for; null where there are no locks. */
export async function locksHeld(): Promise<Set<string | undefined> | null> {
  const state = await locks()?.query()
  return state ? new Set([...(state.held ?? []), ...(state.pending ?? [])].map(({ name }) => name)) : null
}

/** Does it if nobody else is at it, else gives `otherwise`. */
export async function alone<T>(name: string, work: () => Promise<T>, otherwise: T): Promise<T> {
  const manager = locks()
  if (!manager) return await work()
  return await manager.request(name, { ifAvailable: true }, async (lock) => (lock ? await work() : otherwise))
}
