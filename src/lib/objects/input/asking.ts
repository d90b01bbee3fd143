// What [openpanel] and [savepanel] have in common: one question at a time, whose answer comes whenever the person gives it.
import type { InletHandlers, ObjectContext } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import type { PanelQuestion } from '../../runtime/ports.ts'
import { fromList } from '../from-list.ts'

/** A bang asks, and so does a symbol, which says where to begin. While the question is open they are passed over. */
export function asking(context: ObjectContext<unknown>, what: PanelQuestion['what']): InletHandlers {
  const { ports, outlets, later, error } = context
  let open = false
  const ask = (start: string): void => {
    if (!ports.panels)
      throw new LoadbangError(
        'no-panel',
        'There is nobody to ask for a file here.',
        'Send the name of the file as a symbol, or run the patch in the app.'
      )
    if (open) return
    open = true
    later(
      ports.panels.ask({ what, start }),
      (names) => {
        open = false
        if (names && names.length > 0) outlets[0]!.send(fromList([...names]))
      },
      (failed) => {
        open = false
        error(failed)
      },
      // Nobody else's answer waits for a person's.
      'panels'
    )
  }
  return { bang: () => ask(''), symbol: ask }
}
