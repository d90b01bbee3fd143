// Content that is saved with the box when a message has changed it, because its arguments ask for that. One write a turn.
import type { ObjectContext } from '../../runtime/define.ts'
import type { Value } from '../../runtime/message.ts'
import { formatJson } from '../../runtime/text/format.ts'

type Saver = Pick<ObjectContext<unknown>, 'ports' | 'nodeId' | 'afterTurn' | 'data'>

export interface SavedContent {
  /** Something has changed. */
  touch(): void
  /** Whether this is other than what is known to be saved; from now on it is known. */
  news(content: Value): boolean
}

export function savedContent(
  { ports, nodeId, afterTurn, data }: Saver,
  field: string,
  content: () => Value
): SavedContent {
  let saved = formatJson(data[field])
  let saving = false
  const news = (next: Value): boolean => {
    const text = formatJson(next)
    if (text === saved) return false
    saved = text
    return true
  }
  return {
    news,
    touch() {
      if (saving) return
      saving = true
      afterTurn(() => {
        saving = false
        const next = content()
        if (news(next)) ports.persist.data(nodeId, field, next)
      })
    }
  }
}
