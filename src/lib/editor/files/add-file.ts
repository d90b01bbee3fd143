// A person puts files among those of the patch: their bytes among its assets, their names in the document, as one undoable edit each.
import { setFile } from '../../patch/edit-files.ts'
import { limits } from '../../patch/limits.ts'
import type { DeskPatch } from '../session/desk.ts'
import { keepFile } from '../session/keep-file.ts'

/** Gives the name under which boxes find it; what bore that name before is replaced. Rejects with a LoadbangError. */
export async function addFile(patch: DeskPatch, file: File): Promise<string> {
  const kept = await keepFile(patch.patchId, file)
  const name = kept.name.slice(-limits.fileName)
  setFile(patch, { ...kept, name })
  return name
}

/** Asks for files of this computer; none where the question was closed. */
export function chooseFiles(many: boolean): Promise<File[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = many
    input.addEventListener('change', () => resolve([...(input.files ?? [])]))
    input.addEventListener('cancel', () => resolve([]))
    input.click()
  })
}
