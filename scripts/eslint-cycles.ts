// No import circles: in one, what a module sees of another at load time depends on who was asked first. An import of
// types alone leaves nothing behind at run time, and may look back.
import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Rule } from 'eslint'

export type ImportsOf = (file: string) => readonly string[]

// A statement's beginning up to its source. `import type` and `export type` are none; neither is text in a comment,
// which does not begin a line with these words and end them with a path.
const statement = /^\s*(?:import|export)\s+(?!type\b)(?:[^'";]*?\bfrom\s+)?['"]([^'"\n]+)['"]/gm

/** The sources that a text imports when it runs. */
export function sourcesIn(text: string): string[] {
  return [...text.matchAll(statement)].map(([, source = '']) => source)
}

/** The way back from `start` to `file`, both included, or undefined. */
export function wayBack(start: string, file: string, importsOf: ImportsOf): string[] | undefined {
  const from = new Map<string, string | undefined>([[start, undefined]])
  for (const next of from.keys()) {
    if (next === file) return trail(next, from)
    for (const target of importsOf(next)) if (!from.has(target)) from.set(target, next)
  }
  return undefined
}

function trail(end: string, from: ReadonlyMap<string, string | undefined>): string[] {
  const way: string[] = []
  for (let at: string | undefined = end; at !== undefined; at = from.get(at)) way.unshift(at)
  return way
}

/** The rule, as ESLint wants it. */
export const cyclesRule: Rule.RuleModule = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node: Rule.Node) => {
      const { source, importKind, exportKind } = node as unknown as Record<string, unknown>
      const text = (source as { value?: unknown } | null | undefined)?.value
      if (typeof text !== 'string' || importKind === 'type' || exportKind === 'type') return
      const start = located(text, context.filename, context.cwd)
      const way = start && wayBack(start, context.filename, (file) => fileImports(file, context.cwd))
      if (!way) return
      const names = way.map((file) => file.slice(context.cwd.length + 1))
      context.report({ node, message: `An import circle: ${names.join(' → ')}` })
    }
    return { ImportDeclaration: check, ExportNamedDeclaration: check, ExportAllDeclaration: check }
  }
}

// Each import of each file asks for hundreds of others: to look whether they changed took most of the rule's time.
const FRESH_MS = 2000
const known = new Map<string, { looked: number; changed: number; imports: readonly string[] }>()

function fileImports(file: string, cwd: string): readonly string[] {
  const before = known.get(file)
  const looked = performance.now()
  if (before && looked - before.looked < FRESH_MS) return before.imports
  const changed = statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? NaN
  if (before?.changed === changed) {
    before.looked = looked
    return before.imports
  }
  const text = Number.isNaN(changed) ? '' : readFileSync(file, 'utf8')
  const imports = sourcesIn(text).flatMap((source) => located(source, file, cwd) ?? [])
  known.set(file, { looked, changed, imports })
  return imports
}

// Only files of our own are followed; they are named with their extension, below $lib perhaps without.
function located(source: string, importer: string, cwd: string): string | undefined {
  if (source.startsWith('$lib/')) return join(cwd, 'src/lib', source.slice(5))
  return source.startsWith('.') ? resolve(dirname(importer), source) : undefined
}
