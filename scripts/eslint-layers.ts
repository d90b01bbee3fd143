// The house's one import rule: imports point down. ESLint runs it on every file, so that a shortcut across layers is
// seen where it is written.
import { dirname, relative, resolve, sep } from 'node:path'
import type { Rule } from 'eslint'

// Which folders each folder may import, besides itself.
const lowest = ['runtime']
const base = ['objects', 'patch', ...lowest]
const middle = ['audio', 'video', 'jsrunner', 'storage', 'interop', 'collab']
const engine = [...middle, ...base]
const library = ['engine', ...engine]

export const layers: Record<string, readonly string[]> = {
  // The first page offers the examples.
  routes: ['editor', 'examples', ...library],
  editor: library,
  engine,
  ...Object.fromEntries(middle.map((name) => [name, base])),
  objects: lowest,
  patch: lowest,
  runtime: [],
  ...Object.fromEntries(
    ['hub', 'cli', 'bench', 'test-long', 'e2e', 'scripts', 'conformance', 'examples'].map((name) => [
      name,
      [...library, 'hub', 'cli', 'scripts', 'bench', 'e2e', 'conformance', 'examples']
    ])
  )
}

/** The layer of a path below the project's root: `src/lib/patch/edit.ts` is of `patch`. */
export function layerOf(path: string): string | undefined {
  const [first, second, third] = path.split(/[\\/]/)
  const name = first !== 'src' ? first : second === 'lib' ? third : second
  return name !== undefined && Object.hasOwn(layers, name) ? name : undefined
}

/** What is wrong with an import of `source` from the file `from` (both below the root), or undefined. */
export function fault(from: string, source: string): string | undefined {
  const own = layerOf(from)
  const target = source.startsWith('$lib/')
    ? `src/lib/${source.slice(5)}`
    : source.startsWith('.')
      ? relative('/', resolve('/', dirname(from), source))
      : undefined
  if (!own || !target) return undefined
  if (source.startsWith('$lib/') && own !== 'routes' && own !== 'editor') {
    return `'$lib' is known to routes and editor alone: import ${target} by a relative path.`
  }
  const other = layerOf(target)
  if (!other || other === own || layers[own]?.includes(other)) return undefined
  return `${own} may not import ${other}: imports point down the house, never up or sideways.`
}

/** The rule, as ESLint wants it. */
export const layersRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const file = relative(context.cwd, context.filename).split(sep).join('/')
    const check = (node: { source?: unknown }) => {
      const source = node.source as ({ value?: unknown } & Rule.Node) | null | undefined
      if (typeof source?.value !== 'string') return
      const message = fault(file, source.value)
      if (message) context.report({ node: source, message })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check
    }
  }
}
