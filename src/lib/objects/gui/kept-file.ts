// A file that a box keeps with the patch, what [filedrop] and [imageview] have in common: which it is, its bytes from the patch's
// assets, and what happens where they are not there.
import type { ObjectContext } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { isBinary, type Binary, type MessageRecord, type Value } from '../../runtime/message.ts'
import { readFileRef, type FileRef } from './file-ref.ts'

export interface KeptFile {
  readonly ref: FileRef | null
  /** A hand brought it: a reference, and the file itself for where nothing can be stored. False: that was no file. */
  bring(message: unknown): boolean
  forget(): void
  /** The saved data changed; says whether another file is meant now. */
  changed(data: MessageRecord): boolean
  /** Hands the bytes on, in a later turn; they may be gone. */
  read(then: (bytes: Binary, ref: FileRef) => void, gone: (error: LoadbangError) => void): void
}

/**
 * `field`: of the box's data. `came`: called when bytes that were asked for and not there have come, from whoever shares the patch.
 */
export function keptFile(
  { data, ports, later }: ObjectContext<unknown>,
  field: string,
  came: () => void
): KeptFile {
  let ref = readFileRef(data[field])
  let saved = ref?.sha256
  let brought: Binary | null = null
  let awaited: FileRef | null = null

  function wait(wanted: FileRef): void {
    if (awaited === wanted || !ports.assets.whenCome) return
    awaited = wanted
    const { sha256 } = wanted
    const there = () => {
      awaited = null
      if (ref === wanted) came()
    }
    later(ports.assets.whenCome(sha256), there, undefined, `file ${sha256}`)
  }

  return {
    get ref() {
      return ref
    },
    bring(message) {
      const found = readFileRef(message)
      if (!found) return false
      ref = found
      const file: Value = (message as MessageRecord).file
      brought = isBinary(file) ? file : null
      return true
    },
    forget() {
      ref = brought = null
    },
    changed(next) {
      const found = readFileRef(next[field])
      if (found?.sha256 === saved) return false
      saved = found?.sha256
      // The hand that brought it may have been faster than the document.
      if (saved === ref?.sha256) return false
      ref = found
      brought = null
      return true
    },
    read(then, gone) {
      const wanted = ref
      if (!wanted) return
      const otherwise = brought
      later(
        ports.assets.get(wanted.sha256, wanted.type),
        (bytes) => {
          // Another one, or none, is meant by now.
          if (ref !== wanted) return
          const found = bytes ?? otherwise
          if (found) return then(found, wanted)
          gone(missing(wanted))
          wait(wanted)
        },
        gone,
        'assets'
      )
    }
  }
}

const missing = ({ name }: FileRef): LoadbangError =>
  new LoadbangError(
    'asset-missing',
    `The bytes of “${name}” are not with this patch.`,
    'Drop the file on the box once more.'
  )
