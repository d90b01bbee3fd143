// What a caret stands on in the text of a box, for completion: the class or selector, or which argument of it, in whichever of
// the three spellings it is being typed.
import { isSpace } from './json.ts'
import { jsonAt, type JsonPlace } from './json-at.ts'
import { wordEnd } from './scan.ts'
import { twoWordClasses } from './vocabulary.ts'

export interface TextToken {
  /**
   * `head`: the class of an object or the selector of a message; `argument`: number `index` after it; `field`: the value of
   * `field`; `key`: the name of a field, or of an operation where `head` is ''; `target`: the receiver after `;`; `other`:
   * something deeper inside a value.
   */
  readonly part: 'head' | 'argument' | 'field' | 'key' | 'target' | 'other'
  /** Class or selector that the part belongs to, as far as it is known. */
  readonly head: string
  /** Arguments before this one; 0 where part is not `argument`. */
  readonly index: number
  readonly field: string
  /** What is typed of it up to the caret, without quotes and backslashes. */
  readonly word: string
  /** What a completion replaces, quotes included. */
  readonly start: number
  readonly end: number
  /** Inside braces or brackets: a completion is written with formatJson there, else with formatAtom. */
  readonly json: boolean
}

interface Atom {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** The token at a caret (0 … text.length). Never throws. `kind` says whose grammar it is: an object's or a message box's text. */
export function tokenAt(text: string, caret: number, kind: 'object' | 'message' = 'object'): TextToken {
  const before: Atom[] = []
  let target = false
  let at = 0
  for (;;) {
    while (at < caret && isSpace(text, at)) at++
    if (at >= caret) return plain(before, target, { text: '', start: caret, end: caret }, '')
    const start = at
    const char = text.charAt(at)
    if (kind === 'message' && (char === ',' || char === ';')) {
      before.length = 0
      if (char === ';') target = true
      at++
      continue
    }
    if (char === '{' || char === '[' || char === '"') {
      const place = jsonAt(text, at, caret)
      if (typeof place !== 'number') return inJson(before, target, place)
      at = place
    } else {
      at = Math.max(wordEnd(text, at), at + 1)
      const atom = { text: text.slice(start, at), start, end: at }
      const word = unescape(text.slice(start, caret))
      if (caret <= at) {
        const second = kind === 'object' ? secondWord(before, atom, word) : undefined
        return second ?? plain(before, target, atom, word)
      }
    }
    // The name after `;` is no part of the message.
    if (target) target = false
    else before.push({ text: text.slice(start, at), start, end: at })
    if (kind === 'object' && before.length === 2) joinTwoWords(before)
  }
}

const unescape = (word: string): string => word.replace(/\\(.?)/gs, '$1')

/** `js:` is `js` (rule 14). */
const headOf = (before: readonly Atom[]): string => unescape(before[0]?.text ?? '').replace(/(?<=.):$/, '')

/** `list split` counts as one atom, the class. */
function joinTwoWords(before: Atom[]): void {
  const [first, second] = before as [Atom, Atom]
  if (!twoWordClasses.get(first.text)?.has(second.text)) return
  before.splice(0, 2, { text: `${first.text} ${second.text}`, start: first.start, end: second.end })
}

/** The beginning of the second word of a class, as in `list sp`: the class is still being typed. */
function secondWord(before: readonly Atom[], atom: Atom, word: string): TextToken | undefined {
  const [first] = before
  if (!first || before.length > 1 || word === '') return undefined
  const seconds = [...(twoWordClasses.get(first.text) ?? [])]
  if (!seconds.some((second) => second.startsWith(word))) return undefined
  return { ...plain([], false, atom, `${first.text} ${word}`), start: first.start }
}

function plain(before: readonly Atom[], target: boolean, atom: Atom, word: string): TextToken {
  const place = { field: '', word, start: atom.start, end: atom.end, json: false }
  if (target) return { part: 'target', head: '', index: 0, ...place }
  if (before.length === 0) return { part: 'head', head: '', index: 0, ...place }
  return { part: 'argument', head: headOf(before), index: before.length - 1, ...place }
}

function inJson(before: readonly Atom[], target: boolean, place: JsonPlace): TextToken {
  const { frames, word, start, end } = place
  const [outer, inner] = frames
  if (!outer) return plain(before, target, { text: '', start, end }, word)
  const rest = { word, start, end, json: true }
  const token = (part: TextToken['part'], head: string, index = 0, field = ''): TextToken => ({
    part,
    head,
    index,
    field,
    ...rest
  })
  // A record among the arguments is a value like any other.
  if (before.length > 0 || outer.kind === 'array')
    return token('other', headOf(before), Math.max(before.length - 1, 0))
  if (outer.key === null) return token('key', outer.type ?? '')
  if (!inner) {
    if (outer.key === 'type') return token('head', '')
    return outer.type === null ? token('argument', outer.key) : token('field', outer.type, 0, outer.key)
  }
  if (frames.length > 2 || outer.type !== null) return token('other', outer.type ?? outer.key)
  if (inner.kind === 'array') return token('argument', outer.key, inner.index)
  return inner.key === null ? token('key', outer.key) : token('field', outer.key, 0, inner.key)
}
