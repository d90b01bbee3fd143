// What of Monaco is left out of the build: workers that its own code would start (ours are started instead, see
// src/lib/editor/cells/monaco.ts; the TypeScript one is 9 MB, and would be built twice), and declarations of a browser's API, which no
// cell has.
import type { Plugin } from 'vite'

const OWN_WORKER = /new Worker\(new URL\('ts\.worker\.js', import\.meta\.url\), \{ type: "module" \}\)/
const OWN_URL = /new URL\('\.\.\/\.\.\/common\/services\/editorWebWorkerMain\.js', import\.meta\.url\)/
/** The text of one declaration file, up to the next one's or the exports. */
const BROWSER = /^libFileMap\["lib\.(dom|webworker|scripthost)\b[^]*?(?=^libFileMap\[|^export )/gm

/** Y-monaco asks for the API by the path that it had in older versions. */
export const monacoAlias = {
  'monaco-editor/esm/vs/editor/editor.api.js': 'monaco-editor/editor/editor.api.js'
}

export function leanMonaco(): Plugin {
  return {
    name: 'lean-monaco',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('/monaco-editor/')) return
      if (id.endsWith('/typescript/workerManager.js')) return { code: without(code, OWN_WORKER), map: null }
      if (id.endsWith('/services/editorWorkerService.js')) return { code: without(code, OWN_URL), map: null }
      if (id.endsWith('/typescript/lib/lib.js')) return { code: code.replace(BROWSER, ''), map: null }
    }
  }
}

/** A newer Monaco may say it in other words: then the build must not go on with both. */
function without(code: string, what: RegExp): string {
  if (!what.test(code))
    throw new Error(`Monaco does not say ${what.source} any more: see scripts/vite-monaco.ts`)
  return code.replace(what, 'undefined')
}
