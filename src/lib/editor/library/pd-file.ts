// A patch as a file for Pure Data. A patch that uses abstractions is several files, so it goes as one .zip; it is read back from that.
import type { Doc } from 'yjs'
import { pdClassesOf } from '../../interop/pd/catalogue.ts'
import { exportPd, type ForeignClass } from '../../interop/pd/export-pd.ts'
import { shapeFor } from '../../objects/ports.ts'
import { fileReferences } from '../../storage/assets/references.ts'
import { storedBytes, ZipWriter } from '../../storage/ptperf/zip-writer.ts'

export interface PdFile {
  file: Uint8Array[]
  ending: 'pd' | 'zip'
  type: string
  /** What is not in it, or is there without meaning, as sentences. */
  lost: string[]
}

/** `name`: the patch's, as a file's. */
export async function pdFile(doc: Doc, name: string, hasData: boolean): Promise<PdFile> {
  const { text, abstractions, lost, foreign } = exportPd(doc, pdClassesOf({ get: shapeFor }))
  const said = [...dashed(foreign), ...lost]
  for (const file of fileReferences(doc).values())
    said.push(`The file “${file}” was left out: a .pd file has no room for it.`)
  if (hasData) said.push('Its stored data was left out: a .pd file has no room for it.')

  const files = new Map([[`${name}.pd`, text]])
  for (const [each, content] of abstractions) {
    const path = `${each}.pd`
    if (!isInside(each))
      said.push(`The abstraction “${each}” was left out: its name leads out of the folder.`)
    else if (files.has(path)) said.push(`The abstraction “${each}” was left out: the patch has its name.`)
    else files.set(path, content)
  }
  const encoder = new TextEncoder()
  if (files.size === 1) return { file: [encoder.encode(text)], ending: 'pd', type: 'text/plain', lost: said }
  const zip = new ZipWriter()
  const chunks: Uint8Array[] = []
  for (const [path, content] of files)
    for await (const chunk of zip.entry(path, storedBytes(encoder.encode(content)))) chunks.push(chunk)
  chunks.push(...zip.end())
  return { file: chunks, ending: 'zip', type: 'application/zip', lost: said }
}

function dashed(foreign: readonly ForeignClass[]): string[] {
  if (foreign.length === 0) return []
  const names = foreign
    .slice(0, 8)
    .map(({ name, count }) => (count === 1 ? `[${name}]` : `[${name}] (${count})`))
  const more = foreign.length > 8 ? ` and ${foreign.length - 8} more` : ''
  return [`Pure Data by itself has no ${names.join(', ')}${more}: there, such boxes are dashed.`]
}

const isInside = (name: string): boolean =>
  // eslint-disable-next-line no-control-regex -- no file has them in its name
  !/[\\:\u0000-\u001f]/.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part))
