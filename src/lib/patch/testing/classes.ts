// A small catalogue for tests of the saved patch: an alias, a class with two migrations, a class with code.
import { classesOf, type ClassCard, type Classes } from '../classes.ts'

const cards: readonly ClassCard[] = [
  { name: 'loadbang', version: 1 },
  { name: 'trigger', version: 1 },
  { name: 'js', version: 1 },
  { name: '+', version: 1 },
  {
    name: 'seq',
    version: 3,
    migrations: {
      1: ({ notes, ...rest }) => ({ ...rest, steps: notes ?? [] }),
      2: ({ steps, ...rest }) => ({ ...rest, tracks: [steps] })
    }
  }
]
const byName = new Map(cards.map((card) => [card.name, card]))
byName.set('t', byName.get('trigger')!)

export const testClasses: Classes = classesOf({ get: (name) => byName.get(name) })
