// [savestate]: lets an abstraction keep lists with the box that it is used by. What was kept leaves when the patch opens, before
// anything fires. Pd asks for the lists with a bang when the patch is saved; here a patch is always saved, so send them as they change.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { isRecord, record, type List, type Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { parseObjectText } from '../../runtime/text/object-text.ts'
import { fromList } from '../from-list.ts'

/** What stands before each list among what Pd keeps with a box. */
const SAVED = 'saved'

/** The records that are kept with a box as a .pd file has them. */
function contentOf(data: { readonly [field: string]: Value }): string[] {
  const content = isRecord(data.pd) ? data.pd.content : undefined
  return Array.isArray(content) ? content.filter((each): each is string => typeof each === 'string') : []
}

export default defineObject({
  name: 'savestate',
  about: 'Keeps lists of an abstraction with the box that uses it',
  family: 'structure',
  args: Type.Tuple([]),
  inlets: [{ title: 'list', about: 'kept with the box that the abstraction is used by', kinds: ['list'] }],
  outlets: [
    { title: 'list', about: 'what was kept, when the patch opens' },
    { title: 'save', about: 'in Pd a bang when the patch is saved; nothing here' }
  ],
  version: 1,
  create({ around, outlets, ports, afterTurn }) {
    let kept: string[] | null = null
    return {
      inlets: [
        {
          list(list: List) {
            const { nodeId, data } = around()
            if (nodeId === undefined)
              throw new LoadbangError(
                'no-abstraction',
                '[savestate] keeps lists only inside an abstraction.',
                'Use [keep], or a text with -k, in the patch itself.'
              )
            if (kept === null) {
              kept = []
              // All lists of one turn take the place of what was kept.
              afterTurn(() => {
                const others = contentOf(data).filter((each) => !each.startsWith(`${SAVED} `))
                const pd = isRecord(data.pd) ? data.pd : {}
                ports.persist.data(nodeId, 'pd', record({ ...pd, content: [...others, ...kept!] }))
                kept = null
              })
            }
            kept.push([SAVED, ...list.map(formatAtom)].join(' '))
          }
        }
      ],
      restored() {
        for (const each of contentOf(around().data)) {
          const { className, atoms } = parseObjectText(each)
          if (className === SAVED) outlets[0]!.send(fromList(atoms))
        }
      }
    }
  }
})
