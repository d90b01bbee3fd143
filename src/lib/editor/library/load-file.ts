// Bringing patches in from files: each becomes a new patch with an id of its own, all of it or nothing.
import { encodeStateAsUpdate } from 'yjs'
import { loadPerfFile } from '../../storage/ptperf/load-perf-file.ts'
import { notices } from '../shell/notices.svelte.ts'
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
  const loaded = await loadPerfFile(new Uint8Array(await file.arrayBuffer()))
  const name = loaded.name || stem(file.name)
  const { id } = await library().create({
    name,
    update: encodeStateAsUpdate(loaded.doc),
    data: loaded.kv ?? [],
    assets: loaded.media.values()
  })
  // Loading is no edit: the patch is as old as it was.
  if (loaded.savedAt !== null && loaded.savedAt < Date.now()) {
    await library().touch(id, { edited: loaded.savedAt })
  }
  if (loaded.warnings.length > 0) notices.say(`“${name}” was loaded.`, loaded.warnings.slice(0, 4).join(' '))
  return id
}

/** The name of a patch that has none: that of its file. */
const stem = (fileName: string) =>
  fileName.replace(/(\.ptperf)?\.zip$|(\.imp)?\.json$/i, '') || 'Untitled'
