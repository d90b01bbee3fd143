// Bringing patches in from files: each becomes a new patch with an id of its own, all of it or nothing.
import type { Library } from '../../storage/library/library.ts'
import { classes } from '../session/classes.ts'
import { notices } from '../shell/notices.svelte.ts'
import { freeName } from './free-name.ts'
import { library } from './the-library.ts'
import { watched } from './watched.ts'

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
      last = (await loadFile(file)) ?? last
    } catch (error) {
      notices.fail(error, file.name)
    }
  }
  return last
}

async function loadFile(file: File): Promise<string | null> {
  const { importPatch } = await import('../../storage/ptperf/import-patch.ts')
  let name = ''
  const numbered: Pick<Library, 'create' | 'touch'> = {
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
  const made = await watched(`Loading ${file.name}`, (watching) =>
    importPatch(numbered, classes, file, file.name, watching)
  )
  if (made && made.warnings.length > 0) {
    notices.say(`“${name}” was loaded.`, made.warnings.slice(0, 4).join(' '))
  }
  return made && made.patchId
}
