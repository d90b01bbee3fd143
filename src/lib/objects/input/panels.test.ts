import { expect, it } from 'vitest'
import { bang } from '../../runtime/message.ts'
import type { PanelQuestion } from '../../runtime/ports.ts'
import { testObject } from '../../runtime/testing.ts'
import openpanel from './openpanel.ts'
import savepanel from './savepanel.ts'

const both = [openpanel, savepanel]

it.each(['openpanel', 'savepanel'])('%s says so where there is nobody to ask', (name) => {
  const o = testObject(both, name)
  o.in(0, bang)
  o.in(0, 'somewhere')
  expect(o.out).toEqual([])
  expect(o.errors.map(({ code }) => code)).toEqual(['no-panel', 'no-panel'])
})

it.each<[string, PanelQuestion['what']]>([
  ['openpanel', 'file'],
  ['openpanel 0', 'file'],
  ['openpanel 1', 'folder'],
  ['openpanel 2', 'files'],
  ['openpanel 7', 'file'],
  ['savepanel', 'save']
])('%s asks once at a time, and sends what is answered', async (text, what) => {
  const asked: PanelQuestion[] = []
  const answers = [['a.txt'], null, ['b.txt', 'c.txt']]
  const ask = async (question: PanelQuestion) => {
    asked.push(question)
    return answers[asked.length - 1]!
  }
  const o = testObject(both, text, { panels: { ask } })
  o.in(0, bang)
  o.in(0, 'passed-over')
  await o.run()
  expect(asked).toEqual([{ what, start: '' }])
  o.in(0, 'there')
  await o.run()
  o.in(0, bang)
  await o.run()
  expect(asked.slice(1)).toEqual([
    { what, start: 'there' },
    { what, start: '' }
  ])
  expect(o.out).toEqual([
    [0, 'a.txt'],
    [0, ['b.txt', 'c.txt']]
  ])
})
