// When a text that was typed here gives way to another's: words of a comment or a message are put together; of an object the person
// is told, and can have theirs back. Nothing goes without a word.
import { classOfText } from '../../patch/class-of.ts'
import { editText } from '../../patch/edits.ts'
import { watchLostTexts, type LostText } from '../../patch/lost-texts.ts'
import { getNode } from '../../patch/shape.ts'
import { mergeText } from '../../patch/text-edits.ts'
import type { Session } from '../session/types.ts'
import { notices } from '../shell/notices.svelte.ts'
import type { People } from './people.svelte.ts'
import { whoDid } from './who-did.ts'

/** Gives the way to stop. */
export function watchLost(session: Session, people: People): () => void {
  /** Boxes whose text was set here while another had it open: they may set it without having seen this. */
  const contested = new Set<string>()
  const set = (id: string): void => {
    if (people.editorsOf(id).length > 0) contested.add(id)
    else contested.delete(id)
  }
  const lost = ({ place, id, base, mine, theirs, atOnce }: LostText): void => {
    if (!contested.delete(id) && !atOnce) return
    const context = { doc: place, classes: session.classes }
    if (atOnce && isWords(session, mine) && isWords(session, theirs)) {
      const both = mergeText(base, mine, theirs)
      // An edit of its own, after the transaction that is under way.
      if (both !== theirs) queueMicrotask(() => editText(context, id, both))
      return
    }
    const text = `${whoDid(people, id)} changed “${short(mine)}” to “${short(theirs)}” as you changed it.`
    session.log.add([{ level: 'warn', text, nodeId: id }])
    notices.say(text, undefined, {
      label: 'Use mine',
      run: () => {
        if (getNode(place, id)) editText(context, id, mine)
      }
    })
  }
  return watchLostTexts(session.doc, lost, set)
}

/** Whether a text is words, and not a name with its arguments. */
const isWords = ({ classes }: Session, text: string): boolean =>
  ['msg', 'comment'].includes(classOfText(text, classes).type)

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39)}…` : text)
