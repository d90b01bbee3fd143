// What [kv] understands and answers: the six operations and their tagged replies, as the patch storage document has them.
import { Type } from '@sinclair/typebox'

const key = Type.String({ description: 'the name of the value' })
const op = <T extends string>(name: T) => Type.Literal(name)

export const Get = Type.Object({ type: op('get'), key }, { description: 'Answers with the value of a key.' })
export const Set = Type.Object(
  { type: op('set'), key, value: Type.Unknown({ description: 'any value; several become a list' }) },
  { description: 'Stores a value at a key.' }
)
export const Delete = Type.Object({ type: op('delete'), key }, { description: 'Removes a key.' })
export const Keys = Type.Object({ type: op('keys') }, { description: 'Answers with all keys of the store.' })
export const Clear = Type.Object({ type: op('clear') }, { description: 'Removes all keys of the store.' })
export const Has = Type.Object({ type: op('has'), key }, { description: 'Answers whether a key exists.' })

export const Reply = Type.Union([
  Type.Object({ op: op('get'), key: Type.String(), value: Type.Unknown(), found: Type.Boolean() }),
  Type.Object({ op: op('set'), key: Type.String(), ok: Type.Literal(true) }),
  Type.Object({ op: op('delete'), key: Type.String(), deleted: Type.Boolean() }),
  Type.Object({ op: op('keys'), keys: Type.Array(Type.String()) }),
  Type.Object({ op: op('clear'), ok: Type.Literal(true) }),
  Type.Object({ op: op('has'), key: Type.String(), exists: Type.Boolean() }),
  Type.Object({ op: op('error'), message: Type.String() })
])
