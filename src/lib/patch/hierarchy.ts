// Which box lies in which subpatch. `parent` is only a wish: it may name a box that is gone, and two people's moves may make
// a ring. Here it becomes a tree, the same in every replica because it depends on nothing but the present state: of a ring,
// the box with the smallest id shows at the root, and so does what names no box.

/** Effective parents, of boxes that have one. `wishes` maps a box to the parent it names; `exists` knows the boxes. */
export function parentsOf(
  wishes: ReadonlyMap<string, string>,
  exists: (id: string) => boolean
): Map<string, string> {
  const parents = new Map<string, string>()
  for (const [id, parent] of wishes) if (exists(id) && exists(parent)) parents.set(id, parent)
  const done = new Set<string>()
  for (const start of [...parents.keys()]) {
    const path: string[] = []
    const onPath = new Set<string>()
    let at: string | undefined = start
    while (at !== undefined && !done.has(at) && !onPath.has(at)) {
      path.push(at)
      onPath.add(at)
      at = parents.get(at)
    }
    if (at !== undefined && onPath.has(at)) {
      const ring = path.slice(path.indexOf(at))
      parents.delete(ring.reduce((least, id) => (id < least ? id : least)))
    }
    for (const id of path) done.add(id)
  }
  return parents
}

/** The boxes and all that lies in them. */
export function withDescendants(ids: Iterable<string>, parents: ReadonlyMap<string, string>): Set<string> {
  const children = new Map<string, string[]>()
  for (const [id, parent] of parents) {
    const list = children.get(parent)
    if (list) list.push(id)
    else children.set(parent, [id])
  }
  const all = new Set<string>()
  const open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (all.has(id)) continue
    all.add(id)
    open.push(...(children.get(id) ?? []))
  }
  return all
}
