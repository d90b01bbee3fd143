// For tests: people with documents of their own around a real hub.
import * as Y from 'yjs'
import { WebSocket as NodeSocket } from 'ws'
import type { TestHub } from '../../../../hub/testing/clients.ts'
import { LOCAL } from '../../patch/context.ts'
import type { Role } from '../hub-api.ts'
import { connect } from '../connect.ts'
import type { Together } from '../types.ts'
import type { Notes } from '../waiting.ts'

/** The client closes sockets that are still connecting; in Node, unlike in a browser, that is an error which somebody has to hear. */
class PatientSocket extends NodeSocket {
  constructor(address: string) {
    super(address)
    this.on('error', () => {})
  }
}

export function memoryNotes(): Notes & { kept: Map<string, string> } {
  const kept = new Map<string, string>()
  return {
    kept,
    read: (what) => kept.get(what) ?? null,
    write: (what, text) => void kept.set(what, text),
    watch: () => () => {}
  }
}

export interface Person {
  doc: Y.Doc
  together: Together
  notes: ReturnType<typeof memoryNotes>
  /** One edit. */
  put(key: string, value: unknown): void
  /** Closes the page and opens it again: the document as it lay on the disk. */
  reload(): void
  leave(): void
}

export function person(
  hub: Pick<TestHub, 'socketUrl'>,
  { key = 'editor', role = 'editor' as Role, notes = memoryNotes() } = {}
): Person {
  const open = (doc: Y.Doc) =>
    connect({
      url: `${hub.socketUrl}/hocuspocus`,
      link: { org: 'org', docid: 'doc', key, role },
      doc,
      notes,
      isOwn: () => true,
      webSocket: PatientSocket as unknown as typeof WebSocket
    })
  const doc = new Y.Doc()
  const self: Person = {
    doc,
    together: open(doc),
    notes,
    put: (name, value) => void self.doc.transact(() => self.doc.getMap('map').set(name, value), LOCAL),
    reload() {
      self.leave()
      const update = Y.encodeStateAsUpdate(self.doc)
      self.doc = new Y.Doc()
      Y.applyUpdate(self.doc, update)
      self.together = open(self.doc)
    },
    leave: () => self.together.close()
  }
  return self
}
