// A session around a document for tests of the canvas: real undo, an engine that is a test double, no disk.
import type * as Y from 'yjs'
import type { Classes } from '../../../patch/classes.ts'
import { Log } from '../../console/log.svelte.ts'
import type { Session } from '../../session/types.ts'
import { UndoState } from '../../session/undo-state.svelte.ts'
import type { FakeEngine } from './fake-engine.ts'

export function fakeSession(doc: Y.Doc, engine: FakeEngine, classes: Classes): Session {
  const undo = new UndoState(doc)
  return {
    patchId: 'test',
    doc,
    classes,
    engine,
    undo,
    log: new Log(),
    role: 'runs',
    name: 'test',
    edited: 0,
    empty: false,
    status: { state: 'saved', word: 'Saved', sentence: 'Saved.' },
    mayEdit: true,
    where: 'list',
    rename: () => {},
    close: () => {
      undo.dispose()
      return Promise.resolve()
    }
  }
}
