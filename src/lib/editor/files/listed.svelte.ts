// The files of a patch as a list that follows the document.
import { namedFiles, watchFiles, type NamedFile } from '../../patch/edit-files.ts'
import type { DeskPatch } from '../session/desk.ts'

export class Listed {
  #all = $state.raw<readonly NamedFile[]>([])
  readonly stop: () => void

  constructor({ doc }: DeskPatch) {
    const read = (): void => {
      this.#all = namedFiles(doc)
    }
    read()
    this.stop = watchFiles(doc, read)
  }

  get files(): readonly NamedFile[] {
    return this.#all.filter(({ name }) => !name.endsWith('/'))
  }

  /** `.` is the patch's own. */
  get folders(): readonly string[] {
    const found = this.#all.flatMap(({ name }) => {
      const parts = name.split('/').slice(0, -1)
      return parts.map((_, i) => parts.slice(0, i + 1).join('/'))
    })
    return ['.', ...found].filter((name, i, all) => all.indexOf(name) === i).sort()
  }
}
