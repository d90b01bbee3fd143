// The one library of this tab, opened when it is first asked for.
import { openLibrary, type Library } from '../../storage/library/library.ts'

let opened: Library | undefined

export const library = (): Library => (opened ??= openLibrary())
