// Passing on: what many receive is encoded once for each protocol and name that they listen under, and not for each of them.

/** How bytes become one client's frame. Outlets with equal keys make equal frames. */
export interface Outlet {
  /** Protocol and document name. */
  readonly key: string
  encode(kind: FrameKind, payload: Uint8Array): Uint8Array
  /** Hands over a frame that `encode` made; it may be dropped (presence) or end the connection (too slow). */
  send(frame: Uint8Array, kind: FrameKind): void
}

export type FrameKind = 'update' | 'presence'

/** Sends one payload to many. */
export function fanOut(
  outlets: Iterable<Outlet>,
  kind: FrameKind,
  payload: Uint8Array,
  except?: Outlet
): void {
  const frames = new Map<string, Uint8Array>()
  // Mostly all have one key.
  let key = ''
  let frame: Uint8Array | undefined
  for (const outlet of outlets) {
    if (outlet === except) continue
    if (frame === undefined || outlet.key !== key) {
      key = outlet.key
      frame = frames.get(key)
      if (!frame) frames.set(key, (frame = outlet.encode(kind, payload)))
    }
    outlet.send(frame, kind)
  }
}
