// [list split]: cuts lists in two. The rest leaves first, then the beginning; what is too short leaves whole.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { fromList } from '../from-list.ts'
import { anyList } from './whole-list.ts'

export default defineObject({
  name: 'list split',
  about: 'Cuts lists in two after a number of elements',
  family: 'list',
  args: Type.Tuple([
    Type.Optional(
      Type.Number({ title: 'count', description: 'how many elements the beginning has; 0 if none' })
    )
  ]),
  inlets: [
    { title: 'list', about: 'any message as a list', kinds: ['anything'] },
    { title: 'count', about: 'how many elements the beginning has', hot: false, kinds: ['number'] }
  ],
  outlets: [
    { title: 'beginning', about: 'so many elements' },
    { title: 'rest', about: 'what comes after them; a bang if nothing does' },
    { title: 'too short', about: 'lists with fewer elements, whole' }
  ],
  version: 1,
  create({ args, outlets }) {
    let count = args[0] ?? 0
    return {
      inlets: [
        anyList((list) => {
          const at = Math.max(0, Math.trunc(count))
          if (list.length < at) return outlets[2]!.send(fromList(list))
          outlets[1]!.send(fromList(list.slice(at)))
          outlets[0]!.send(fromList(list.slice(0, at)))
        }),
        { number: (x) => void (count = x) }
      ]
    }
  }
})
