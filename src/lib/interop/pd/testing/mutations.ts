// Good .pd files changed at random, by what editors, disks and strangers do to text.
import type { Choice } from '../../../storage/ptperf/testing/random.ts'

const pieces = [
  ';',
  ',',
  '\\',
  '\\;',
  '\\,',
  '\\$1',
  '\\\\',
  '\n',
  ' ',
  '\r\n',
  '\t',
  '#X',
  '#N',
  '#A',
  '#X obj 1 2 ',
  '#X restore 1 2 pd x;',
  '#X pop;',
  '#X graph a 0 1 2 3 4 5 6 7;',
  '#N canvas 0 0 1 1 x 0;',
  '#N canvas 0 0 1 1 12;',
  '#X connect 0 0 1 0;',
  '#X connect -1 0 1e9 0;',
  '#X coords 0 1 2;',
  '#X scalar a;',
  '#X f 9;',
  '#A 0 1 2 3;',
  '#A 1e9 1;',
  ', f 20',
  '{',
  '[',
  '"',
  '{a: 1}',
  '["x" \\, 2]',
  '$null',
  '$""',
  '=>',
  'x => x',
  'msg',
  'comment',
  'graph',
  'pd',
  'inlet',
  'pd-array',
  '#scalar',
  'foo:',
  '__proto__',
  'constructor',
  '1e999',
  '-0',
  '99999999999999999999',
  '1e-30',
  'NaN',
  '\u0000',
  '\ud800',
  '\u{1f600}',
  '\ufeff'
]

/** A file changed in one to six places. */
export function mutated(text: string, choice: Choice): string {
  let now = text
  for (let n = 1 + choice.below(6); n > 0; n--) now = change(now, choice)
  return now
}

function change(text: string, choice: Choice): string {
  const at = choice.below(text.length + 1)
  const length = choice.once(3) ? choice.below(200) : choice.below(8)
  switch (choice.below(8)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length)
    case 1:
      return text.slice(0, at) + text.slice(at, at + length) + text.slice(at)
    case 2:
      return text.slice(0, at) + choice.one(pieces) + text.slice(at)
    case 3:
      return text.slice(0, at) + choice.one(pieces) + text.slice(at + length)
    case 4: {
      const to = choice.below(text.length + 1)
      const part = text.slice(at, at + length)
      const rest = text.slice(0, at) + text.slice(at + length)
      return rest.slice(0, to) + part + rest.slice(to)
    }
    case 5: {
      const lines = text.split('\n')
      const [a, b] = [choice.below(lines.length), choice.below(lines.length)]
      ;[lines[a], lines[b]] = [lines[b]!, lines[a]!]
      return lines.join('\n')
    }
    case 6: {
      const words = text.split(' ')
      words[choice.below(words.length)] = choice.one(pieces)
      return words.join(' ')
    }
    default:
      return choice.once(10)
        ? text.slice(0, at)
        : text.slice(0, at) + String.fromCharCode(choice.below(300)) + text.slice(at)
  }
}
