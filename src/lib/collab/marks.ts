// What a document holds, in one short text: equal where two states hold the same. A state vector alone does not tell of deletions.
import * as Y from 'yjs'

export function markOf(doc: Y.Doc): string {
  let deleted = 0
  for (const structs of doc.store.clients.values())
    for (const struct of structs) if (struct.deleted) deleted += struct.length
  const clocks = [...Y.decodeStateVector(Y.encodeStateVector(doc))].sort(([a], [b]) => a - b)
  return `${clocks.map(([client, clock]) => `${client.toString(36)}:${clock.toString(36)}`).join(' ')} ${deleted}`
}
