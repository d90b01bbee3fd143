// Type errors of a model, asked of TypeScript itself: Monaco's own marks come half a second after the last key.
import type { editor } from 'monaco-editor/editor'
import type { TypeFault } from '../boxes/host.ts'
import { getTypeScriptWorker, typescriptDefaults } from './monaco.ts'

/** TypeScript's DiagnosticCategory. */
const ERROR = 1

interface Chain {
  messageText: string
}

/** None where it cannot be read at all: that is said when it is run. */
export async function checkModel(model: editor.ITextModel): Promise<TypeFault[]> {
  const file = model.uri.toString()
  const worker = await (await getTypeScriptWorker())(model.uri)
  if ((await worker.getSyntacticDiagnostics(file)).some(({ code }) => !isIgnored(code))) return []
  const found = await worker.getSemanticDiagnostics(file)
  return found
    .filter(({ category, code }) => category === ERROR && !isIgnored(code))
    .map(({ start, messageText }) => ({
      line: model.getPositionAt(start ?? 0).lineNumber,
      text: typeof messageText === 'string' ? messageText : (messageText as Chain).messageText
    }))
}

const isIgnored = (code: number): boolean =>
  typescriptDefaults.getDiagnosticsOptions().diagnosticCodesToIgnore?.includes(code) ?? false
