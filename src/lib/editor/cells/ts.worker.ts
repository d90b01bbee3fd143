// TypeScript in a worker, as Monaco starts it, but that each cell is a program of its own: with the declarations for this cell (what
// it receives) and none of the others', and with the named cells that it imports.
import { initialize } from 'monaco-editor/internal/common/initialize.js'
import { TypeScriptWorker } from 'monaco-editor/languages/features/typescript/tsWorker.js'
import { isOf, namedPath } from './paths.ts'

/** As TypeScript's LanguageServiceHost has it. */
interface Resolved {
  resolvedModule:
    { resolvedFileName: string; extension: string; isExternalLibraryImport: boolean } | undefined
}

class CellWorker extends TypeScriptWorker {
  /** The cell that is asked about. */
  cell = ''

  override getScriptFileNames(): string[] {
    return [this.cell, ...Object.keys(this.getExtraLibs())].filter((file) => isOf(file, this.cell))
  }

  resolveModuleNameLiterals(names: readonly { text: string }[]): Resolved[] {
    return names.map(({ text }) => {
      const file = namedPath(text)
      const found = file in this.getExtraLibs()
      return {
        resolvedModule: found
          ? { resolvedFileName: file, extension: '.ts', isExternalLibraryImport: false }
          : undefined
      }
    })
  }
}

// Whatever is asked names the file first.
const questions = TypeScriptWorker.prototype as unknown as Record<string, (...given: unknown[]) => unknown>
for (const name of Object.getOwnPropertyNames(questions)) {
  const ask = questions[name]
  if (
    !/^(get\w+(Diagnostics|Position|Items|Highlights|Tree|Document|Range|Keystroke|Info|Details|Output)|find|provide)/.test(
      name
    )
  )
    continue
  Object.defineProperty(CellWorker.prototype, name, {
    value(this: CellWorker, file: string, ...rest: unknown[]) {
      this.cell = file
      return ask!.call(this, file, ...rest)
    }
  })
}

self.onmessage = () => {
  initialize((context, data) => new CellWorker(context, data))
}
