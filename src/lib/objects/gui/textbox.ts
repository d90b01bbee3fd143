// [textbox]: a field of text to type in. What a hand typed is saved with the patch by the page, as one edit that can be undone; what
// a message does to it is live only (rule 24). Nothing is sent when the patch opens.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { bang, Command, isRecord, record, type List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { textboxOptions } from './textbox-options.ts'

const Set = Type.Object(
  { type: Type.Literal('set'), text: Type.Optional(Type.Unknown({ description: 'the new text' })) },
  { description: 'Shows a new text without sending it.' }
)
const Clear = Type.Object({ type: Type.Literal('clear') }, { description: 'Empties the field.' })

export default defineObject({
  name: 'textbox',
  about: 'A field of text: Enter sends what was typed',
  family: 'gui',
  args: Type.Array(Type.String(), {
    title: 'placeholder',
    description:
      'shown while it is empty; -clear empties it after sending, -lines gives it several lines (Ctrl+Enter sends), -live sends with every letter'
  }),
  inlets: [
    {
      title: 'text',
      about: 'a text is shown and sent; a bang sends what is shown',
      kinds: ['symbol', 'number', 'list', 'bang'],
      accepts: [Set, Clear],
      verbatim: true
    }
  ],
  outlets: [{ title: 'text', about: 'as a symbol' }],
  face: 'textbox',
  version: 1,
  create({ atoms, data, previous, outlets, show }) {
    const out = outlets[0]!
    const { clears, live } = textboxOptions(atoms)
    let saved = data.value
    let text = textOf(isRecord(previous) ? previous.text : saved)
    /** How far the hand that types had come: the page drops what is older than what it wrote. */
    let heard = isRecord(previous) ? Number(previous.heard) : 0

    const set = (next: string): void => {
      text = next
      show(record({ text, heard }))
    }
    set(text)
    const pass = (next: string): void => {
      set(next)
      out.send(next)
    }
    const words = (list: List): string => list.map(textOf).join(' ')

    return {
      inlets: [
        {
          bang: () => out.send(text),
          symbol: pass,
          number: (x) => pass(textOf(x)),
          list: (list) => pass(words(list)),
          command: (selector, args) => pass(words([selector, ...args])),
          set: ({ text: next }: { text?: unknown }) => set(Array.isArray(next) ? words(next) : textOf(next)),
          clear: () => set('')
        }
      ],
      /** `typed TEXT HEARD` is what a hand has typed so far, `send TEXT HEARD` what it sends. */
      play(message) {
        if (message === bang) return out.send(text)
        if (!(message instanceof Command)) return
        const typed = textOf(message.args[0])
        heard = Number(message.args[1] ?? 0)
        if (message.selector === 'send') {
          set(clears ? '' : typed)
          out.send(typed)
        } else if (message.selector === 'typed') {
          set(typed)
          if (live) out.send(typed)
        }
      },
      changed(next) {
        if (next.value === saved) return
        saved = next.value
        set(textOf(saved))
      },
      state: () => record({ text, heard })
    }
  }
})

/** A symbol as it is, nothing as nothing, and anything else as it is written. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return value === undefined || value === null ? '' : formatAtom(value as List[number])
}
