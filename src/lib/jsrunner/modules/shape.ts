// What a text imports and exports, and where it says so: read from its syntax tree, without running anything.
import type { AnyNode, Pattern, Program } from 'acorn'
import { cellErrors } from '../errors.ts'

export interface ImportPlace {
  specifier: string
  /** Where the specifier stands in the text, its quotes included. */
  start: number
  end: number
  line: number
  /** What is asked for by name; everything else (`*`, `import()`) asks for nothing in particular. */
  names: readonly string[]
  /** `import('…')`, which may never run. */
  dynamic: boolean
}

export interface ModuleShape {
  imports: readonly ImportPlace[]
  exports: ReadonlySet<string>
  /** Specifiers of `export * from '…'`. */
  stars: readonly string[]
}

/** Null where the text is no module. Throws a CellError (`cell-import`) for an import whose name has to be computed, if told so. */
export function shapeOf(program: Program, refuseComputed: boolean): ModuleShape | null {
  const imports: ImportPlace[] = []
  const exports = new Set<string>()
  const stars: string[] = []
  for (const node of program.body) {
    switch (node.type) {
      case 'ImportDeclaration':
        imports.push(place(node.source, importedNames(node.specifiers)))
        break
      case 'ExportAllDeclaration':
        imports.push(place(node.source, []))
        if (node.exported) exports.add(nameOf(node.exported))
        else stars.push(String(node.source.value))
        break
      case 'ExportDefaultDeclaration':
        exports.add('default')
        break
      case 'ExportNamedDeclaration':
        if (node.source)
          imports.push(
            place(
              node.source,
              node.specifiers.map(({ local }) => nameOf(local))
            )
          )
        for (const { exported } of node.specifiers) exports.add(nameOf(exported))
        for (const name of declaredNames(node.declaration)) exports.add(name)
        break
      default:
        break
    }
  }
  const isModule = program.body.some(({ type }) => /^(Import|Export)/.test(type))
  for (const node of everyImportExpression(program)) {
    const { source } = node
    if (source.type === 'Literal' && typeof source.value === 'string')
      imports.push({ ...place(source, []), dynamic: true })
    else if (refuseComputed) throw cellErrors.computed(node.loc?.start.line ?? 1)
  }
  if (!isModule && imports.length === 0) return null
  return { imports: imports.sort((a, b) => a.start - b.start), exports, stars }
}

function place(source: AnyNode & { value?: unknown }, names: readonly string[]): ImportPlace {
  const { start, end, loc, value } = source
  return { specifier: String(value), start, end, line: loc?.start.line ?? 1, names, dynamic: false }
}

const nameOf = (node: { type: string; name?: unknown; value?: unknown }): string =>
  String(node.type === 'Literal' ? node.value : node.name)

type Specifiers = Extract<Program['body'][number], { type: 'ImportDeclaration' }>['specifiers']

const importedNames = (specifiers: Specifiers): string[] =>
  specifiers.flatMap((specifier) => {
    if (specifier.type === 'ImportNamespaceSpecifier') return []
    return specifier.type === 'ImportDefaultSpecifier' ? ['default'] : [nameOf(specifier.imported)]
  })

type Declaration = Extract<Program['body'][number], { type: 'ExportNamedDeclaration' }>['declaration']

function declaredNames(declaration: Declaration): string[] {
  if (!declaration) return []
  if (declaration.type === 'VariableDeclaration')
    return declaration.declarations.flatMap(({ id }) => boundNames(id))
  return [declaration.id.name]
}

function boundNames(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name]
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => (element ? boundNames(element) : []))
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) =>
        boundNames(property.type === 'RestElement' ? property.argument : property.value)
      )
    case 'RestElement':
      return boundNames(pattern.argument)
    case 'AssignmentPattern':
      return boundNames(pattern.left)
    case 'MemberExpression':
      return []
  }
}

type ImportExpression = Extract<AnyNode, { type: 'ImportExpression' }>

/** With a list of its own in place of the call stack: code may be nested deeply. */
function everyImportExpression(program: Program): ImportExpression[] {
  const found: ImportExpression[] = []
  const open: unknown[] = [program]
  while (open.length > 0) {
    const value = open.pop()
    if (typeof value !== 'object' || value === null || value instanceof RegExp) continue
    if (isImportExpression(value)) found.push(value)
    for (const child of Object.values(value))
      if (typeof child === 'object' && child !== null) open.push(child)
  }
  return found
}

const isImportExpression = (value: object): value is ImportExpression =>
  'type' in value && value.type === 'ImportExpression'
