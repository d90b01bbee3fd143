// Texts of boxes whose abstraction has another name where they go.
import { readCloneText } from '../runtime/instances.ts'
import { parseObjectText } from '../runtime/text/object-text.ts'

/**
 * `copied`: the box is a [clone], and its abstraction is named among its arguments. Text that says no such name stays as it is.
 */
export function renamedText(text: string, names: ReadonlyMap<string, string>, copied: boolean): string {
  const word = copied ? readCloneText(text)?.name : parseObjectText(text).className
  const other = word === undefined ? undefined : names.get(word)
  if (word === undefined || other === undefined || other === word) return text
  if (!copied) return text.replace(word, () => other)
  const at = text.split(/(\s+)/)
  // After the class itself, which an abstraction may be called like.
  const place = at.indexOf(word, at.findIndex((each) => each.trim() !== '') + 1)
  return place < 0 ? text : at.with(place, other).join('')
}
