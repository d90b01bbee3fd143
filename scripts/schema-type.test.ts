import * as Type from '@sinclair/typebox'
import { expect, test } from 'vitest'
import { typeText } from './schema-type.ts'

test('schemas are read as TypeScript has them', () => {
  expect(typeText(Type.Object({ a: Type.Number(), 'b-c': Type.Optional(Type.Array(Type.String())) }))).toBe(
    '{ a: number; "b-c"?: string[] }'
  )
  expect(typeText(Type.Array(Type.Union([Type.Null(), Type.Boolean()])))).toBe('(null | boolean)[]')
  expect(typeText(Type.Unknown())).toBe('any')
})

test('a field of one kind of records may be asked of another', () => {
  const reply = Type.Union([
    Type.Object({ op: Type.Literal('get'), value: Type.Unknown() }),
    Type.Object({ op: Type.Literal('flush') })
  ])
  expect(typeText(reply)).toBe('{ op: "get"; value: any } | { op: "flush"; value?: undefined }')
})
