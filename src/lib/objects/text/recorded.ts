// What [qlist] and [textfile] have in common: a text of their own that messages write, and a place in it.
import * as Type from '@sinclair/typebox'
import type { InletHandlers } from '../../runtime/define.ts'
import type { List } from '../../runtime/message.ts'
import type { Ports } from '../../runtime/ports.ts'
import { fileHandlers, Read, Write } from './text-files.ts'
import { lineText, type TextLines } from './text-lines.ts'

const words = Type.Optional(Type.Array(Type.Unknown(), { description: 'words of the line' }))

const Rewind = Type.Object(
  { type: Type.Literal('rewind') },
  { description: 'Goes to the beginning, and stops.' }
)
const Clear = Type.Object({ type: Type.Literal('clear') }, { description: 'Empties the text.' })
const Add = Type.Object({ type: Type.Literal('add'), words }, { description: 'Adds a line at the end.' })
const Add2 = Type.Object(
  { type: Type.Literal('add2'), words },
  { description: 'Adds words at the end; the line goes on with what is added next.' }
)
const Set = Type.Object(
  { type: Type.Literal('set'), words },
  { description: 'Empties the text, and adds a line.' }
)
const Print = Type.Object({ type: Type.Literal('print') }, { description: 'Writes the text to the console.' })

export const recordedOperations = [Rewind, Clear, Add, Add2, Set, Print, Read, Write]

export function recordedHandlers(
  lines: TextLines,
  ports: Ports,
  rewind: () => void,
  print: (text: string) => void
): InletHandlers {
  const add = ({ words: atoms = [] }: { words?: List }): void => lines.add(atoms, ';')
  return {
    rewind,
    clear() {
      rewind()
      lines.clear()
    },
    add,
    add2: ({ words: atoms = [] }: { words?: List }) => lines.add(atoms, ''),
    set(message: { words?: List }) {
      rewind()
      lines.clear()
      add(message)
    },
    print() {
      const all = Array.from({ length: lines.count }, (_, i) => lineText(lines.at(i)!))
      for (const text of all) print(text)
    },
    ...fileHandlers(ports, lines)
  }
}
