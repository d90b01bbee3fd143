import { expect, it } from 'vitest'
import { bang } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import openpanel from './openpanel.ts'
import savepanel from './savepanel.ts'

it.each([
  ['openpanel', openpanel],
  ['savepanel', savepanel]
])('%s sends nothing, and says why', (name, definition) => {
  const o = testObject([definition], name)
  o.in(0, bang)
  o.in(0, 'somewhere')
  expect(o.out).toEqual([])
  expect(o.errors.map(({ code }) => code)).toEqual(['no-panel', 'no-panel'])
})
