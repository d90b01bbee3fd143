// [textbox]: messages show and send as they do at other controls, a hand's letters are told, and nothing is sent when a patch opens.
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type Message } from '../../runtime/message.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { textboxOptions } from './textbox-options.ts'

const textbox = (text: string, value?: string) => {
  const o = testObject(catalogue, { text, data: record(value === undefined ? {} : { value }) })
  return Object.assign(o, {
    hand: (selector: string, typed: string, heard = 1) =>
      o.machine.play('it', new Command(selector, [typed, heard])),
    sent: () => o.out.map(([, message]) => message),
    text: () => (o.shown.get('it') as { text?: unknown } | undefined)?.text
  })
}

test('a symbol, a number and a list are shown and sent, as one symbol', () => {
  const o = textbox('textbox')
  const messages: Message[] = ['hello', 5, ['two', 3], new Command('open', ['door'])]
  for (const message of messages) o.in(0, message)
  expect(o.sent()).toStrictEqual(['hello', '5', 'two 3', 'open door'])
  expect(o.text()).toBe('open door')
  o.in(0, bang)
  expect(o.sent().at(-1)).toBe('open door')
  expect(o.persisted).toStrictEqual([])
})

test('set shows without sending, clear empties', () => {
  const o = textbox('textbox')
  o.in(0, new Command('set', ['two', 'words']))
  expect(o.text()).toBe('two words')
  o.in(0, record({ set: 'one' }))
  expect(o.text()).toBe('one')
  o.in(0, new Command('clear'))
  expect(o.text()).toBe('')
  expect(o.sent()).toStrictEqual([])
  expect(o.errors).toStrictEqual([])
})

test('a text is a text, also where it is called as an operation is', () => {
  const o = textbox('textbox')
  for (const message of ['clear', ['set', 'x']] as Message[]) o.in(0, message)
  expect(o.sent()).toStrictEqual(['clear', 'set x'])
})

test('what was saved is shown when the patch opens, and sent when it is asked for', async () => {
  const o = textbox('textbox', 'Ada')
  await o.run()
  expect(o.text()).toBe('Ada')
  expect(o.sent()).toStrictEqual([])
  o.in(0, bang)
  expect(o.sent()).toStrictEqual(['Ada'])
})

describe('a hand', () => {
  test('types: the box knows it and sends nothing yet', () => {
    const o = textbox('textbox')
    o.hand('typed', 'ab')
    expect([o.text(), o.sent()]).toStrictEqual(['ab', []])
    o.in(0, bang)
    o.hand('send', 'abc', 2)
    expect(o.sent()).toStrictEqual(['ab', 'abc'])
    expect(o.shown.get('it')).toStrictEqual(record({ text: 'abc', heard: 2 }))
  })
  test('sends, and with -clear the field is empty before the boxes below hear of it', () => {
    const o = textbox('textbox "Write a note" -clear')
    o.hand('send', 'first')
    expect([o.text(), o.sent()]).toStrictEqual(['', ['first']])
  })
  test('with -live every letter is sent', () => {
    const o = textbox('textbox -live')
    o.hand('typed', 'a')
    o.hand('typed', 'ab')
    expect(o.sent()).toStrictEqual(['a', 'ab'])
  })
})

test('another hand, or undo, changes what is shown and sends nothing; an edit of its arguments keeps it', () => {
  const o = textbox('textbox', 'old')
  const edit = (text: string, value: string): void =>
    o.machine.apply({
      setNodes: [{ ...o.machine.graph.boxes.get('it')!.node, text, data: record({ value }) }],
      removeNodes: [],
      setEdges: [],
      removeEdges: [],
      fire: true
    })
  edit('textbox', 'new')
  expect(o.text()).toBe('new')
  o.hand('typed', 'newer')
  edit('textbox -clear', 'new')
  expect(o.text()).toBe('newer')
  expect(o.sent()).toStrictEqual([])
})

test('arguments: words are the placeholder, flags are flags wherever they stand', () => {
  expect(textboxOptions(['Write', '-clear', 'a', 1])).toStrictEqual({
    placeholder: 'Write a 1',
    clears: true,
    lines: false,
    live: false
  })
})
