// What the reference says of cells: the words of their context, which follow from its definition, and what belongs to the language and
// to the box.
import { cellWords as contextWords } from './cell-words.generated.ts'

export interface CellWord {
  readonly written: string
  readonly about: string
}

export const cellWords: readonly CellWord[] = [
  ...contextWords,
  { written: 'await …', about: 'May stand outside of functions as well: the code is a module.' },
  {
    written: '[js 2 1]',
    about: 'A cell with two inlets and one outlet, both counted from 0 in the code. [js] has one of each.'
  }
]
