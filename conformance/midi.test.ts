// Notes beside native Pd.
import fc from 'fast-check'
import { besideNative, messages, named } from './beside.ts'
import { timed } from './timed.ts'

const pitch = fc.integer({ min: 60, max: 63 })
const velocity = fc.constantFrom(0, 0, 1, 64, -1)
const note = fc.tuple(pitch, velocity).map((both) => both.join(' '))
const length = fc.constantFrom(0, 10, 25, 100, -5)

besideNative(
  {
    stripnote: {
      text: fc.constant('stripnote'),
      inlets: () => 2,
      outlets: () => 2,
      hot: fc.oneof(note, messages.number, messages.bang),
      cold: velocity.map(String)
    },
    poly: {
      text: named(
        'poly',
        fc
          .tuple(fc.constantFrom('0', '1', '2', '3'), fc.constantFrom('', '0', '1'))
          .map((all) => all.filter(Boolean))
      ),
      inlets: () => 2,
      outlets: () => 3,
      hot: fc.oneof(
        { weight: 9, arbitrary: note },
        { weight: 1, arbitrary: fc.constantFrom('stop', 'clear', '60') }
      ),
      cold: velocity.map(String)
    },
    bag: {
      text: fc.constant('bag'),
      inlets: () => 2,
      outlets: () => 1,
      hot: fc.oneof(
        { weight: 4, arbitrary: note },
        { weight: 1, arbitrary: fc.constantFrom('flush', 'clear', '60') }
      ),
      cold: velocity.map(String)
    }
  },
  () =>
    timed({
      makenote: {
        text: named(
          'makenote',
          fc.tuple(velocity, length).map((all) => all.map(String))
        ),
        inlets: () => 3,
        outlets: () => 2,
        hot: fc.oneof(
          pitch.map(String),
          fc.tuple(pitch, velocity, length).map((all) => all.join(' ')),
          fc.constantFrom('stop', 'clear')
        ),
        cold: length.map(String)
      }
    })
)
