// A patch as .pd files: its own, and one beside it for each abstraction. No file is written over that says something else.
import { mkdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pdClassesOf } from '../src/lib/interop/pd/catalogue.ts'
import { exportPd } from '../src/lib/interop/pd/export-pd.ts'
import { catalogue } from '../src/lib/objects/catalogue.generated.ts'
import { fileReferences } from '../src/lib/storage/assets/references.ts'
import { fileError, type LoadedFile } from './read-file.ts'

export interface PdFiles {
  text: string
  /** Texts of abstractions by the path to which they are to be written. */
  beside: Map<string, string>
  lost: string[]
}

/** Makes the folders of abstractions that lie in some. */
export function filesOfPd(loaded: LoadedFile, to: string): PdFiles {
  const { text, abstractions, lost } = exportPd(loaded.doc, pdClassesOf(catalogue))
  const beside = new Map<string, string>()
  const left = (name: string, why: string) => lost.push(`The abstraction “${name}” was left out: ${why}.`)
  for (const [name, content] of abstractions) {
    if (!isInside(name)) {
      left(name, 'its name leads out of the folder')
      continue
    }
    const path = join(dirname(to), `${name}.pd`)
    const there = textAt(path)
    if (there === null) {
      makeFolder(dirname(path))
      beside.set(path, content)
    } else if (there !== content) left(name, 'there is another file of this name')
  }
  for (const name of fileReferences(loaded.doc).values())
    lost.push(`The file “${name}” was left out: a .pd file has no room for it.`)
  return { text, beside, lost: [...lost, ...storedSentence(loaded, 'a .pd file')] }
}

/** What to say of stored data that has to stay behind. */
export function storedSentence({ data }: LoadedFile, what: string): string[] {
  const stored = data?.count ?? 0
  if (stored === 0) return []
  const entries = stored === 1 ? 'one entry' : `${stored} entries`
  return [`Its stored data (${entries}) was left out: ${what} has no room for it.`]
}

const isInside = (name: string): boolean =>
  // eslint-disable-next-line no-control-regex -- no file has them in its name
  !/[\\:\u0000-\u001f]/.test(name) && name.split('/').every((part) => !['', '.', '..'].includes(part))

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (thrown) {
    throw fileError(thrown, 'written')
  }
}

/** null: nothing is there. What cannot be read counts as another file. */
function textAt(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'ENOENT' ? null : ''
  }
}
