// Bringing patches in from files: each becomes a new patch with an id of its own, all of it or nothing.
import { importPatch } from '../../storage/ptperf/import-patch.ts'
import { classes } from '../session/classes.ts'
import { notices } from '../shell/notices.svelte.ts'
import { freeName } from './free-name.ts'
import { library } from './the-library.ts'

/** Asks for files; an empty list where none was chosen. */
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
  let name = ''
  const numbered: Parameters<typeof importPatch>[0] = {
    // Two rows of one name could not be told apart.
    async create(patch) {
      name = freeName(
        patch.name,
        (await library().list()).map((entry) => entry.name)
      )
      return library().create({ ...patch, name })
    },
    touch: (id, change) => library().touch(id, change)
  }
  const { patchId, warnings } = await importPatch(numbered, classes, bytes, file.name)
  if (warnings.length > 0) notices.say(`“${name}” was loaded.`, warnings.slice(0, 4).join(' '))
  return patchId
}
