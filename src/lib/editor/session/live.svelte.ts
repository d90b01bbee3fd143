// A document that runs: its graph watched, every difference handed to the engine, and what the patch writes back put into
// the document. What a drawing of a running patch needs, and what a session adds undo, saving and a console to.
import type * as Y from 'yjs'
import { writeBack } from '../../collab/write-back.ts'
import { openEngine } from '../../engine/client.ts'
import type { EngineClient, EngineRole } from '../../engine/client-types.ts'
import type { Classes } from '../../patch/classes.ts'
import { compilePatch } from '../../patch/compile.ts'
import { persistData } from '../../patch/edit-data.ts'
import { watchGraph } from '../../patch/watch.ts'
import type { PatchDesk } from './desk.ts'
import type { LivePatch } from './types.ts'

export interface LiveOptions {
  desk?: PatchDesk
  held?: boolean
  mayEdit?: () => boolean
  /** Whether this window is the one of those that share the patch which writes back at once. */
  isWriter?: () => boolean
}

export class Live implements LivePatch {
  readonly patchId: string
  readonly doc: Y.Doc
  readonly classes: Classes
  readonly engine: EngineClient
  role = $state<EngineRole>('starting')
  #stop: (() => void)[] = []

  constructor(
    patchId: string,
    doc: Y.Doc,
    classes: Classes,
    { desk, held, mayEdit = () => true, isWriter = () => true }: LiveOptions = {}
  ) {
    this.patchId = patchId
    this.doc = doc
    this.classes = classes
    const engine = openEngine({ patchId, graph: () => compilePatch(doc, classes), desk, held })
    this.engine = engine
    const back = writeBack({
      write: (nodeId, field, value) => {
        if (mayEdit()) persistData(this, nodeId, field, value)
      },
      isWriter
    })
    // Before those who write the document to the disk as the page goes: they listen at the document, or came first.
    const hide = () => {
      if (document.visibilityState === 'hidden') back.flush()
    }
    window.addEventListener('visibilitychange', hide, { capture: true })
    this.#stop.push(
      back.flush,
      () => window.removeEventListener('visibilitychange', hide, { capture: true }),
      engine.onRole((role) => (this.role = role)),
      engine.onPersist(back.take),
      watchGraph(doc, classes, (diff) => engine.apply(diff))
    )
    if (desk) this.#stop.push(desk.watch((list) => engine.files(list)))
  }

  async close(): Promise<void> {
    // The engine first: what it still writes back on its way out has to find the document.
    await this.engine.close()
    for (const stop of this.#stop) stop()
  }
}
