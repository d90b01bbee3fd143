// [line] and [pipe] beside native Pd.
import fc from 'fast-check'
import { besideNative, messages, named, number, numbers, word } from './beside.ts'
import { timed } from './timed.ts'

const length = fc.constantFrom(0, 10, 25, 100, -5)
const places = fc
  .tuple(
    fc.array(fc.oneof(fc.constantFrom('f', 's', 'float', 'symbol'), number.map(String)), { maxLength: 3 }),
    length
  )
  .map(([types, time]) => [...types, String(time)])
const count = (text: string): number => Math.max(1, text.split(' ').length - 2)

besideNative({}, () =>
  timed({
    line: {
      text: named('line', fc.array(fc.oneof(number, length).map(String), { maxLength: 2 })),
      inlets: () => 3,
      outlets: () => 1,
      hot: fc.oneof(
        { weight: 1, arbitrary: messages.number },
        { weight: 2, arbitrary: fc.tuple(number, length).map((both) => both.join(' ')) },
        { weight: 1, arbitrary: fc.tuple(number, length, length).map((all) => all.join(' ')) },
        {
          weight: 1,
          arbitrary: fc.oneof(
            fc.constant('stop'),
            number.map((x) => `set ${x}`),
            messages.bang
          )
        }
      ),
      cold: length.map(String)
    },
    pipe: {
      text: named('pipe', places),
      inlets: (text) => count(text) + 1,
      outlets: count,
      hot: fc.oneof(
        messages.number,
        numbers,
        messages.bang,
        messages.symbol,
        fc.constantFrom('flush', 'clear'),
        messages.list,
        word
      ),
      cold: messages.number
    }
  })
)
