// Parts of Monaco that it ships without declarations, as far as we use them.
declare module 'monaco-editor/internal/common/initialize.js' {
  export function initialize(create: (context: unknown, data: unknown) => object): void
}

declare module 'monaco-editor/languages/features/typescript/tsWorker.js' {
  /** The host of TypeScript's language service, and what the page asks of it. */
  export class TypeScriptWorker {
    constructor(context: unknown, data: unknown)
    getExtraLibs(): Readonly<Record<string, { content: string; version: number }>>
    getScriptFileNames(): string[]
  }
}

declare module 'monaco-editor/languages/features/typescript/tsMode.js' {}
declare module 'monaco-editor/features/register.all.js' {}
declare module 'monaco-editor/languages/definitions/typescript/register.js' {}
declare module 'monaco-editor/editor/editor.worker.js' {}
