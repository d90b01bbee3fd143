// Asks which of many patches are to be opened.
import { mount, unmount } from 'svelte'
import PickPatches from './PickPatches.svelte'

/** Paths of those that the person wants; none where the question was closed. */
export function pickPatches(paths: readonly string[]): Promise<readonly string[]> {
  return new Promise((resolve) => {
    const dialog = mount(PickPatches, {
      target: document.body,
      props: {
        paths,
        onanswer(wanted: readonly string[]) {
          resolve(wanted)
          void unmount(dialog)
        }
      }
    })
  })
}
