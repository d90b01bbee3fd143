// What is dropped beside the boxes: a patch becomes a new one, anything else goes among the files of the open one.
import type { Brought } from '../library/brought.ts'
import { isOther } from '../library/load-other.ts'
import type { DeskPatch } from '../session/desk.ts'
import { notices } from '../shell/notices.svelte.ts'
import { addFile } from './add-file.ts'
import { whatReads, type KeptFile } from './what-reads.ts'

/** Endings of what holds patches, or should: what is wrong with one is then said. */
const PATCHES = /\.(zip|json|pd|maxpat|maxhelp|pat|mxt)$/i

/** True where none of them is a patch, nor a folder: then they are kept, and it is said. `show`: opens the list. */
export async function keptAsFiles(
  patch: DeskPatch,
  brought: readonly Brought[],
  show: () => void
): Promise<boolean> {
  if (brought.length === 0) return false
  for (const one of brought)
    if (one.path.includes('/') || PATCHES.test(one.path) || (await isOther(one))) return false
  const names: string[] = []
  const kept: KeptFile[] = []
  for (const { file, path } of brought) {
    try {
      names.push(await addFile(patch, file))
      kept.push({ type: file.type, path })
    } catch (thrown) {
      notices.fail(thrown, path)
    }
  }
  if (names.length === 0) return true
  const what = names.length === 1 ? `“${names[0]}” is` : `${names.length} files are`
  notices.say(`${what} kept with this patch now.`, whatReads(kept), {
    label: 'Show files',
    run: show
  })
  return true
}
