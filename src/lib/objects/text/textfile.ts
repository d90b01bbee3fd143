// [textfile]: a text of its own, given line by line.
import * as Type from '@sinclair/typebox'
import { defineObject } from '../../runtime/define.ts'
import { compose } from '../../runtime/text/compose.ts'
import { fromList } from '../from-list.ts'
import { recordedHandlers, recordedOperations } from './recorded.ts'
import { plainAtom } from './text-atoms.ts'
import { linesOfText, TextLines } from './text-lines.ts'

export default defineObject({
  name: 'textfile',
  about: 'Holds lines, and gives them one by one',
  family: 'text',
  args: Type.Tuple([]),
  inlets: [
    { title: 'next', about: 'a bang gives the next line', kinds: ['bang'], accepts: recordedOperations }
  ],
  outlets: [
    { title: 'line', about: 'a line as a message' },
    { title: 'end', about: 'a bang when there is no other' }
  ],
  version: 1,
  create({ outlets, ports, print, previous }) {
    const lines = new TextLines()
    if (typeof previous === 'string') lines.replace(linesOfText(previous))
    // Until it is rewound it is at its end, as in Pd.
    let at = Infinity
    return {
      inlets: [
        {
          bang() {
            while (lines.at(at)?.atoms.length === 0) at++
            const line = lines.at(at)
            // At the end it stays there, whatever is added.
            at = line ? at + 1 : Infinity
            if (!line) return outlets[1]!.bang()
            const atoms = line.atoms.map(plainAtom)
            outlets[0]!.send(typeof atoms[0] === 'string' ? compose('word', atoms) : fromList(atoms))
          },
          ...recordedHandlers(lines, ports, () => void (at = 0), print)
        }
      ],
      state: () => lines.toText()
    }
  }
})
