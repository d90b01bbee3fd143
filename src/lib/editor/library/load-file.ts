// Bringing patches in from files: each becomes a new patch with an id of its own, all of it or nothing.
import { encodeStateAsUpdate } from 'yjs'
import { notices } from '../shell/notices.svelte.ts'
import { readPatchFile } from './read-patch-file.ts'
import { library } from './the-library.ts'

/** Asks for a file; an empty list where none was chosen. */
export function chooseFile(): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = '.zip,.json'
    input.multiple = true
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Loads files one by one and says what became of each; gives the id of the last patch made, null if there is none. */
export async function loadFiles(files: readonly File[]): Promise<string | null> {
  let last: string | null = null
  for (const file of files) {
    try {
      last = await loadFile(file)
    } catch (error) {
      notices.fail(error, file.name)
    }
  }
  return last
}

async function loadFile(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  const { doc, name, kv, edited, warnings } = await readPatchFile(bytes, file.name)
  const { id } = await library().create({ name, update: encodeStateAsUpdate(doc), data: kv })
  // Loading is no edit: the patch is as old as it was.
  if (edited !== undefined && edited < Date.now()) await library().touch(id, { edited })
  if (warnings.length > 0) notices.say(`“${name}” was loaded.`, warnings.slice(0, 4).join(' '))
  return id
}
