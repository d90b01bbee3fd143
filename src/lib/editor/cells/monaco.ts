// Monaco, whole: the editor with its features, TypeScript with a worker of our own, and how both are set for cells. Nothing but what
// is itself loaded when a cell opens may import this.
import * as monaco from 'monaco-editor/editor'
import 'monaco-editor/features/register.all'
import 'monaco-editor/languages/definitions/typescript/register'
import {
  getTypeScriptWorker,
  ModuleKind,
  ModuleResolutionKind,
  ScriptTarget,
  typescriptDefaults
} from 'monaco-editor/languages/features/typescript/register'
// At once, not at the first model: what is typed first is completed, too.
import 'monaco-editor/languages/features/typescript/tsMode.js'
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
import { cellTypes } from '../../jsrunner/cell-types.generated.ts'
import { contextTypes } from './context-types.ts'
import { CONTEXT_PATH } from './paths.ts'
import TypeScriptWorker from './ts.worker.ts?worker'

export { getTypeScriptWorker, monaco, typescriptDefaults }

globalThis.MonacoEnvironment = {
  getWorker: (_module: string, label: string) =>
    label === 'typescript' ? new TypeScriptWorker() : new EditorWorker()
}

/** A module for each file, whatever stands in it: TypeScript's ModuleDetectionKind.Force. */
const FORCE = 3

typescriptDefaults.setCompilerOptions({
  target: ScriptTarget.ESNext,
  module: ModuleKind.ESNext,
  moduleResolution: ModuleResolutionKind.NodeJs,
  moduleDetection: FORCE,
  lib: ['lib.es2023.d.ts'],
  types: [],
  // Ten lines between two boxes: `const all = []` and what a search may not have found are no errors here.
  strictNullChecks: false,
  strictBindCallApply: true,
  noImplicitAny: false,
  allowNonTsExtensions: true,
  noEmit: true
})
typescriptDefaults.setDiagnosticsOptions({
  onlyVisible: true,
  noSuggestionDiagnostics: true,
  // A cell is the body of an async function: it may return.
  diagnosticCodesToIgnore: [1108]
})
typescriptDefaults.setInlayHintsOptions({})
typescriptDefaults.addExtraLib(contextTypes(cellTypes), CONTEXT_PATH)
