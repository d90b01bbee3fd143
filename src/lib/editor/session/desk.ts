// What a running patch finds at the page besides its boxes: the files that are kept with it, and the person before it. What does the
// work is loaded when the first is asked for.
import type { Desk } from '../../engine/client-types.ts'
import type { Worlds } from '../../jsrunner/world.ts'
import type { FileList } from '../../engine/protocol.ts'
import type { DocContext } from '../../patch/context.ts'
import { namedFiles, watchFiles } from '../../patch/edit-files.ts'
import type { KeptPackage } from '../../patch/edit-packages.ts'
import { asLoadbangError } from '../../runtime/errors.ts'
import type { ConsoleLine, PanelQuestion } from '../../runtime/ports.ts'
import { watchCame } from '../../storage/assets/came.ts'
import type { OuterWorld } from '../permissions/outer-world.ts'
import type { FileWriter } from './write-files.ts'

export interface DeskPatch extends DocContext {
  readonly patchId: string
}

export class PatchDesk implements Desk {
  readonly #patch: DeskPatch
  #version = 0
  #writer: Promise<FileWriter> | null = null
  #bringing = new Map<string, Promise<KeptPackage | ConsoleLine>>()
  #outer: Promise<OuterWorld> | null = null
  /** Closes what is open of questions. */
  #open = new AbortController()

  constructor(patch: DeskPatch) {
    this.#patch = patch
  }

  list(): FileList {
    return { version: this.#version, files: namedFiles(this.#patch.doc) }
  }

  /** Calls back with each newer list; gives the way to stop. */
  watch(changed: (list: FileList) => void): () => void {
    const tell = () => {
      this.#version++
      changed(this.list())
    }
    const stop = watchFiles(this.#patch.doc, tell)
    // Bytes of a file that was listed already: they can be read now.
    const stopCame = watchCame(this.#patch.patchId, (hash) => {
      if (namedFiles(this.#patch.doc).some(({ sha256 }) => sha256 === hash)) tell()
    })
    return () => {
      stop()
      stopCame()
    }
  }

  async keep(name: string, content: Blob | null): Promise<FileList | ConsoleLine> {
    try {
      this.#writer ??= import('./write-files.ts').then(({ FileWriter }) => new FileWriter(this.#patch))
      await (await this.#writer).keep(name, content)
      return this.list()
    } catch (thrown) {
      this.#writer = null
      const { code, message, advice } = asLoadbangError(thrown, 'storage-failed')
      return { level: 'error', code, text: message, advice }
    }
  }

  async ask(question: PanelQuestion): Promise<readonly string[] | null> {
    const { signal } = this.#open
    const { askForFiles } = await import('../files/ask-for-files.ts')
    return askForFiles(this.#patch, question, signal)
  }

  /** Each once at a time, whoever imports it. */
  bringPackage(specifier: string): Promise<KeptPackage | ConsoleLine> {
    const under = this.#bringing.get(specifier)
    if (under) return under
    const bringing = this.#bring(specifier).finally(() => this.#bringing.delete(specifier))
    this.#bringing.set(specifier, bringing)
    return bringing
  }

  async #bring(specifier: string): Promise<KeptPackage | ConsoleLine> {
    try {
      const { bringPackage } = await import('../modules/bring-package.ts')
      return await bringPackage(this.#patch, specifier)
    } catch (thrown) {
      const { code, message, advice } = asLoadbangError(thrown, 'cell-import')
      return { level: 'error', code, text: message, advice }
    }
  }

  readonly world: Worlds = {
    ask: async (cell, request) => {
      return (await this.#outside()).ask(cell, request)
    },
    listen: (cell, request, events) => {
      let stop: (() => void) | null = null
      let ended = false
      this.#outside().then(
        (outer) => {
          if (!ended) stop = outer.listen(cell, request, events)
        },
        (thrown: unknown) => events.failed(asLoadbangError(thrown))
      )
      return () => {
        ended = true
        stop?.()
      }
    }
  }

  #outside(): Promise<OuterWorld> {
    const outer = (this.#outer ??= import('../permissions/outer-world.ts').then(
      ({ OuterWorld }) => new OuterWorld(this.#patch, () => this.#open.signal)
    ))
    // The next cell that asks tries again.
    outer.catch(() => (this.#outer = null))
    return outer
  }

  cellEnded(run: string): void {
    void this.#outer?.then(
      (outer) => outer.ended(run),
      () => {}
    )
  }

  dismiss(): void {
    this.#open.abort()
    this.#open = new AbortController()
    void this.#outer?.then(
      (outer) => outer.close(),
      () => {}
    )
    this.#outer = null
  }
}
