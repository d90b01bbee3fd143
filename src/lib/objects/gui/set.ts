// The message `set` of controls: a new value that is shown and not sent.
import * as Type from '@sinclair/typebox'

export const SetNumber = Type.Object(
  { type: Type.Literal('set'), value: Type.Number({ description: 'the new value' }) },
  { description: 'Shows a new value without sending it.' }
)
