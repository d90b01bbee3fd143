// [savestate]: lets an abstraction keep lists with the box that it is used by. What was kept leaves when the patch opens, before
// anything fires. The lists are asked for with a bang when the patch is about to be saved; what is sent at any other time is kept, too.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { bang, isRecord, record, type List, type Value } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { parseObjectText } from '../../runtime/text/object-text.ts'
import { fromList } from '../from-list.ts'

/** What stands before each list among what Pd keeps with a box. */
const SAVED = 'saved'

const isSaved = (record: string): boolean => record === SAVED || record.startsWith(`${SAVED} `)

interface Kept {
  lists: string[] | null
  /** What was written last: the same is not written again. */
  written: string | null
}

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
    { title: 'save', about: 'a bang when the patch is about to be saved: answer with lists' }
  ],
  version: 1,
  create({ around, outlets, ports, afterTurn, shared }) {
    // All of an abstraction's [savestate]s keep their lists together, as in Pd.
    const own: Kept = { lists: null, written: null }
    let takeBack: (() => void) | null = null
    const together = (nodeId: string): Kept => {
      takeBack ??= shared.define('savestate', nodeId, own)
      return shared.find('savestate', nodeId) as Kept
    }
    /** The lists of this turn, which take the place of what was kept. */
    const collect = (): string[] | null => {
      const { nodeId, data } = around()
      if (nodeId === undefined) return null
      const kept = together(nodeId)
      if (kept.lists === null) {
        kept.lists = []
        afterTurn(() => {
          const others = contentOf(data).filter((each) => !isSaved(each))
          const pd = isRecord(data.pd) ? data.pd : {}
          const content = [...others, ...kept.lists!]
          kept.lists = null
          const written = JSON.stringify(content)
          if (written === (kept.written ?? JSON.stringify(contentOf(data)))) return
          kept.written = written
          ports.persist.data(nodeId, 'pd', record({ ...pd, content }))
        })
      }
      return kept.lists
    }
    return {
      inlets: [
        {
          list(list: List) {
            const lists = collect()
            if (lists === null)
              throw new LoadbangError(
                'no-abstraction',
                '[savestate] keeps lists only inside an abstraction.',
                'Use [keep], or a text with -k, in the patch itself.'
              )
            lists.push([SAVED, ...list.map(formatAtom)].join(' '))
          }
        }
      ],
      saving() {
        const { nodeId } = around()
        // As in Pd: boxes of the patch itself are asked, not those inside of other abstractions, nor the copies of a [clone].
        if (nodeId === undefined || nodeId.includes('/')) return
        collect()
        outlets[1]!.send(bang)
      },
      restored() {
        for (const each of contentOf(around().data)) {
          const { className, atoms } = parseObjectText(each)
          if (className === SAVED) outlets[0]!.send(fromList(atoms))
        }
      },
      dispose: () => takeBack?.()
    }
  }
})
