// The arguments of [kv] and [db] as completion and the reference show them. The flag may also stand first (store-name.ts).
import * as Type from '@sinclair/typebox'

export const storeArguments = (className: string) =>
  Type.Tuple([
    Type.Optional(
      Type.String({
        title: 'store',
        description: `shared by every [${className}] of this name; alone, this box has its own`
      })
    ),
    Type.Optional(
      Type.String({
        title: '-fast',
        description:
          'answers before the data is on the disk: many times faster, but a crash may lose what was answered in the last moments'
      })
    )
  ])
