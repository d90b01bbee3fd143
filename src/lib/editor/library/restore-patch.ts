// Taking a patch out of the trash again.
import { LoadbangError } from '../../runtime/errors.ts'
import { freeName } from './free-name.ts'
import { library } from './the-library.ts'

/** Puts it back into the list; where another patch has its name by now, it is numbered. */
export async function restorePatch(id: string): Promise<void> {
  const back = await library().restore(id)
  if (!back && !(await library().get(id)))
    throw new LoadbangError(
      'library-missing',
      'This patch is no longer in the trash.',
      'It was deleted for good.'
    )
  if (!back) return
  const others = (await library().list()).filter((entry) => entry.id !== id).map(({ name }) => name)
  const name = freeName(back.name, others)
  if (name !== back.name) await library().rename(id, name)
}
