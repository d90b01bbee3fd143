// Bringing patches in from files: each becomes a new patch with an id of its own, all of it or nothing.
import type { Library } from '../../storage/library/library.ts'
import { classes } from '../session/classes.ts'
import { notices } from '../shell/notices.svelte.ts'
import { broughtFiles, type Brought } from './brought.ts'
import { freeName } from './free-name.ts'
import { library } from './the-library.ts'
import { watched } from './watched.ts'

/** Endings of the files that a person may choose. */
const endings = { perf: '.zip,.json', other: '.pd,.maxpat,.maxhelp' } as const

/** Asks for files; an empty list where none was chosen. */
export function chooseFile(what: keyof typeof endings): Promise<Brought[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = endings[what]
    input.multiple = true
    input.addEventListener('change', () => resolve(broughtFiles(input.files ?? [])))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}

/** Loads files and says what became of each; gives the id of the last patch made, null if there is none. */
export async function loadFiles(files: readonly Brought[]): Promise<string | null> {
  let last: string | null = null
  const others: Brought[] = []
  for (const brought of files) {
    try {
      const found = await otherPatches(brought)
      if (found) others.push(...found)
      else last = (await loadFile(brought.file)) ?? last
    } catch (error) {
      notices.fail(error, brought.path)
    }
  }
  if (others.length === 0) return last
  const { loadOther } = await import('./load-other.ts')
  return (await loadOther(others)) ?? last
}

/** Patches of other programs: the file itself, or what lies in it; null where it is none of those. */
async function otherPatches(brought: Brought): Promise<readonly Brought[] | null> {
  const [{ isOther }, { patchesInZip }] = await Promise.all([
    import('./load-other.ts'),
    import('./read-zip.ts')
  ])
  return (await isOther(brought)) ? [brought] : patchesInZip(brought)
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
