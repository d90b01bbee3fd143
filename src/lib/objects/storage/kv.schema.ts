// What [kv] understands and answers: the six operations of the patch storage document with their tagged replies, and more.
import * as Type from '@sinclair/typebox'

const key = Type.String({ description: 'the name of the value' })
const op = <T extends string>(name: T) => Type.Literal(name)
const values = Type.Record(Type.String(), Type.Unknown())

export const Get = Type.Object({ type: op('get'), key }, { description: 'Answers with the value of a key.' })
export const Set = Type.Object(
  { type: op('set'), key, value: Type.Unknown({ description: 'any value; several become a list' }) },
  { description: 'Stores a value at a key.' }
)
export const Delete = Type.Object({ type: op('delete'), key }, { description: 'Removes a key.' })
export const Keys = Type.Object({ type: op('keys') }, { description: 'Answers with all keys of the store.' })
export const Clear = Type.Object({ type: op('clear') }, { description: 'Removes all keys of the store.' })
export const Has = Type.Object({ type: op('has'), key }, { description: 'Answers whether a key exists.' })
export const Update = Type.Object(
  { type: op('update'), key, change: Type.Union([Type.String(), values]) },
  {
    description:
      'Changes a value in one step: a text is an expression in which x is the value, null where there is none; a record is merged into the stored one.'
  }
)
export const Increment = Type.Object(
  { type: op('increment'), key, by: Type.Optional(Type.Number({ description: '1 if none' })) },
  { description: 'Adds to a number in one step, 1 if it is not said how much; a key that is not there is 0.' }
)
export const GetMany = Type.Object(
  { type: op('getMany'), keys: Type.Array(Type.String()) },
  { description: 'Answers with the values of several keys.' }
)
export const SetMany = Type.Object(
  { type: op('setMany'), values },
  { description: 'Stores several values in one step: all of them or, if one is refused, none.' }
)
export const Count = Type.Object({ type: op('count') }, { description: 'Answers with the number of keys.' })
export const Watch = Type.Object(
  { type: op('watch'), key: Type.Optional(key) },
  { description: 'From now on tells of each change of a key, or of every key, whoever makes it.' }
)
export const Unwatch = Type.Object(
  { type: op('unwatch'), key: Type.Optional(key) },
  { description: 'Ends the watch of a key, or every watch of this box.' }
)
export const Flush = Type.Object(
  { type: op('flush') },
  { description: 'Answers when everything that was asked before is on the disk.' }
)

export const accepts = [
  Get,
  Set,
  Delete,
  Keys,
  Clear,
  Has,
  Update,
  Increment,
  GetMany,
  SetMany,
  Count,
  Watch,
  Unwatch,
  Flush
]

export const Reply = Type.Union([
  Type.Object({ op: op('get'), key: Type.String(), value: Type.Unknown(), found: Type.Boolean() }),
  Type.Object({ op: op('set'), key: Type.String(), ok: Type.Literal(true) }),
  Type.Object({ op: op('delete'), key: Type.String(), deleted: Type.Boolean() }),
  Type.Object({ op: op('keys'), keys: Type.Array(Type.String()) }),
  Type.Object({ op: op('clear'), ok: Type.Literal(true) }),
  Type.Object({ op: op('has'), key: Type.String(), exists: Type.Boolean() }),
  Type.Object({ op: op('update'), key: Type.String(), value: Type.Unknown() }),
  Type.Object({ op: op('increment'), key: Type.String(), value: Type.Number() }),
  Type.Object({ op: op('getMany'), values, missing: Type.Array(Type.String()) }),
  Type.Object({ op: op('setMany'), keys: Type.Array(Type.String()), ok: Type.Literal(true) }),
  Type.Object({ op: op('count'), count: Type.Number() }),
  Type.Object({ op: op('watch'), key: Type.String(), value: Type.Unknown(), found: Type.Boolean() }),
  Type.Object({ op: op('flush'), ok: Type.Literal(true) }),
  Type.Object({ op: op('error'), message: Type.String() })
])
