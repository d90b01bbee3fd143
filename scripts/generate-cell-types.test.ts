// The committed declarations and words of a cell's context are those that its definition gives, and say something of all of it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import ts from 'typescript'
import { cellTypes } from '../src/lib/jsrunner/cell-types.generated.ts'
import { contextNames } from '../src/lib/jsrunner/inside/context.ts'
import { cellWords } from '../src/lib/editor/reference/cell-words.generated.ts'
import { cellTypeFiles } from './generate-cell-types.ts'

test('they are fresh', async () => {
  for (const [path, content] of Object.entries(await cellTypeFiles())) {
    const committed = readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8')
    expect(committed === content, `${path} is stale: run npm run generate`).toBe(true)
  }
})

test('every global of a cell is declared and explained, and nothing that it has not', () => {
  expect([...new Set(cellWords.map(({ global }) => global))].sort()).toEqual([...contextNames].sort())
  for (const { written, about } of cellWords) expect(about, written).toMatch(/\w.*\.$|`\.$/)
  const file = ts.createSourceFile('cell.d.ts', cellTypes, ts.ScriptTarget.ES2023)
  const declared = file.statements.flatMap((node) =>
    ts.isVariableStatement(node)
      ? node.declarationList.declarations.map(({ name }) => (name as ts.Identifier).text)
      : ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)
        ? [node.name!.text]
        : []
  )
  const classes = ['Bang', 'Blob', 'ImageBitmap']
  expect(declared.filter((name) => !classes.includes(name)).sort()).toEqual([...contextNames].sort())
})

test('the declarations stand on their own', () => {
  const options: ts.CompilerOptions = { noEmit: true, strict: true, lib: ['lib.es2023.d.ts'], types: [] }
  const host = ts.createCompilerHost(options)
  const own = host.getSourceFile.bind(host)
  host.getSourceFile = (name, version) =>
    name === 'cell.d.ts'
      ? ts.createSourceFile(name, `${cellTypes}\ntype Received = Message`, version)
      : own(name, version)
  const program = ts.createProgram(['cell.d.ts'], options, host)
  const said = ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
  expect(said).toEqual([])
})
