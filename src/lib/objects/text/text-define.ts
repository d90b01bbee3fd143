// [text define NAME]: a text of lines that the other [text …] boxes of that name read and change. With -k its content is saved with
// the patch.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { LoadbangError } from '../../runtime/errors.ts'
import { Command, type List } from '../../runtime/message.ts'
import { formatAtom } from '../../runtime/text/format.ts'
import { noReceiver } from '../no-receiver.ts'
import { TEXT } from './named-text.ts'
import { fileHandlers, Read, Write } from './text-files.ts'
import { POINTER } from '../pointer.ts'
import { linesOfList, linesOfText, TextLines } from './text-lines.ts'

const Clear = Type.Object({ type: Type.Literal('clear') }, { description: 'Empties the text.' })
const Set = Type.Object(
  { type: Type.Literal('set'), words: Type.Optional(Type.Array(Type.Unknown())) },
  { description: 'Sets the whole text: a list in which the symbols `\\;` and `\\,` end lines.' }
)
const Sort = Type.Object(
  { type: Type.Literal('sort') },
  { description: 'Sorts the lines: numbers first, then symbols.' }
)

const Send = Type.Object(
  { type: Type.Literal('send'), name: Type.String({ description: 'of a receiver' }) },
  { description: 'Sends the pointer to a name.' }
)
const Click = Type.Object({ type: Type.Literal('click') }, { description: 'In Pd it opens a window.' })
const Close = Type.Object({ type: Type.Literal('close') }, { description: 'In Pd it closes the window.' })

export default defineObject({
  name: 'text define',
  aliases: ['text'],
  about: 'Holds a text of lines under a name, for the other [text] objects',
  family: 'text',
  args: Type.Array(Type.Unknown(), {
    title: 'name',
    description: 'the name; -k before it keeps the content with the patch'
  }),
  inlets: [{ title: 'text', kinds: ['bang'], accepts: [Clear, Set, Sort, Read, Write, Send, Click, Close] }],
  outlets: [
    { title: 'pointer', about: 'at a bang: in Pd a pointer to the text; nothing here takes it' },
    { title: 'updated', about: '`updated` when the text was changed by hand, or by undo' }
  ],
  version: 1,
  create({ atoms, className, nodeId, data, previous, ports, shared, names, outlets, error, afterTurn }) {
    const kept = atoms[0] === '-k'
    const name = atoms[kept ? 1 : 0]
    // As in Pd: `text` alone is short for `text define`.
    if (name !== undefined && (className === 'text' || String(name).startsWith('-')))
      throw strange(className, name)
    let saved = typeof data.text === 'string' ? data.text : ''
    let saving = false
    const lines = new TextLines(() => {
      if (!kept || saving) return
      saving = true
      afterTurn(() => {
        saving = false
        const text = lines.toText()
        if (text === saved) return
        saved = text
        ports.persist.data(nodeId, 'text', text)
      })
    })
    // What it held when its arguments were edited goes on; what was saved is where it begins.
    const before = typeof previous === 'string' ? previous : kept ? saved : ''
    if (before !== '') lines.replace(linesOfText(before))
    // A number is no name, as in Pd.
    const key = typeof name === 'string' ? name : ''
    if (key !== '' && shared.find(TEXT, key)) error(twice(key))
    return {
      inlets: [
        {
          clear: () => lines.clear(),
          set: ({ words = [] }: { words?: List }) => lines.replace(linesOfList(words)),
          sort: () => lines.sort(),
          // What a window of the text tells it in Pd.
          click() {},
          close() {},
          bang: () => outlets[0]!.send(POINTER),
          send: ({ name: to }: { name: string }) => {
            if (!names.send(to, POINTER)) error(noReceiver(to, 'after send'))
          },
          ...fileHandlers(ports, lines)
        }
      ],
      state: () => lines.toText(),
      changed(next) {
        const text = typeof next.text === 'string' ? next.text : ''
        if (!kept || text === saved) return
        const read = linesOfText(text)
        saved = text
        lines.replace(read)
        outlets[1]!.send(new Command('updated'))
      },
      ...(key === '' ? {} : { dispose: shared.define(TEXT, key, lines) })
    }
  }
})

const strange = (className: string, name: List[number]): LoadbangError =>
  new LoadbangError(
    'bad-argument',
    `There is no [${className} ${formatAtom(name)}].`,
    className === 'text'
      ? 'Write define, get, set, insert, delete, size, tolist, fromlist, search or sequence after text.'
      : 'Write a name, and -k before it to keep the content with the patch.'
  )

const twice = (name: string): LoadbangError =>
  new LoadbangError(
    'multiply-defined',
    `The text ${name} is multiply defined.`,
    'The other boxes use the first one; give this one another name.'
  )
