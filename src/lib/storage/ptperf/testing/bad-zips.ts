// Zip files that are wrong as zip files: cut, lying, packed for harm, with names that lead elsewhere.
import { zipSync } from 'fflate'
import { perfLimits } from '../limits.ts'
import { PERFORMANCE } from '../format.ts'
import { altered, honest, patched, placesIn, utf8 } from './zip-tools.ts'

export interface BadFile {
  /** The code of the error that it must give. */
  code: string
  make(good: Uint8Array): Uint8Array | Promise<Uint8Array>
}
export type BadFiles = Readonly<Record<string, BadFile>>

const cut =
  (at: (good: Uint8Array) => number): BadFile['make'] =>
  (good) =>
    good.slice(0, at(good))
const named = (name: string): BadFile => ({
  code: 'perf-name',
  make: (good) => honest(good, (entries) => (entries[name] = utf8('x')))
})
const first = (good: Uint8Array) => placesIn(good).entries[0]!
/** A number in both headers of the first entry; in the table of contents it stands two bytes further. */
const inBoth =
  (at: number, bytes: 2 | 4, value: number): BadFile['make'] =>
  (good) => {
    const { local, central } = first(good)
    return patched(good, [local + at, bytes, value], [central + at + 2, bytes, value])
  }
const inEnd =
  (at: number, bytes: 2 | 4, value: number): BadFile['make'] =>
  (good) =>
    patched(good, [placesIn(good).end + at, bytes, value])

/** Many deflated entries, `z0` and so on. */
function zeros(count: number): Uint8Array {
  const entries: Record<string, Uint8Array> = { [PERFORMANCE]: utf8('{}') }
  for (let i = 0; i < count; i++) entries[`z${i}`] = new Uint8Array(100)
  return zipSync(entries, { level: 9 })
}

export const badZips: BadFiles = {
  'nothing at all': { code: 'perf-empty', make: () => new Uint8Array() },
  'some text': { code: 'envelope-invalid', make: () => utf8('Dear Sir or Madam') },
  'two letters': { code: 'perf-not-zip', make: () => utf8('PK') },
  'half of it': { code: 'perf-truncated', make: cut((good) => good.length >> 1) },
  'all but a byte': { code: 'perf-truncated', make: cut((good) => good.length - 1) },
  'cut within the first header': { code: 'perf-truncated', make: cut(() => 29) },
  'cut behind the first entry': {
    code: 'perf-truncated',
    make: cut((good) => placesIn(good).entries[1]!.local)
  },
  'cut before the table of contents': { code: 'perf-truncated', make: cut((good) => first(good).central) },
  'cut within the table of contents': {
    code: 'perf-truncated',
    make: cut((good) => first(good).central + 46)
  },
  'cut before its end record': { code: 'perf-truncated', make: cut((good) => placesIn(good).end) },
  'cut within its end record': { code: 'perf-truncated', make: cut((good) => placesIn(good).end + 21) },
  'without its table of contents': {
    code: 'perf-truncated',
    make: (good) => {
      const { end, entries } = placesIn(good)
      const [from] = entries
      return new Uint8Array([...good.subarray(0, from!.central), ...good.subarray(end)])
    }
  },
  'more behind it': { code: 'perf-truncated', make: (good) => new Uint8Array([...good, 1, 2, 3]) },
  'more before it': { code: 'envelope-invalid', make: (good) => new Uint8Array([1, 2, ...good]) },
  'a table of contents that begins elsewhere': { code: 'perf-truncated', make: inEnd(16, 4, 5) },
  'a table of contents that begins behind the end': {
    code: 'perf-truncated',
    make: inEnd(16, 4, 0x7fffffff)
  },
  'a table of contents of another size': { code: 'perf-truncated', make: inEnd(12, 4, 46) },
  'fewer entries than there are': {
    code: 'perf-truncated',
    make: (good) => patched(good, [placesIn(good).end + 8, 2, 1], [placesIn(good).end + 10, 2, 1])
  },
  'more entries than there are': {
    code: 'perf-truncated',
    make: (good) => patched(good, [placesIn(good).end + 8, 2, 500], [placesIn(good).end + 10, 2, 500])
  },
  'a count that is at odds with itself': { code: 'perf-truncated', make: inEnd(8, 2, 1) },
  'a part of several files': { code: 'perf-truncated', make: inEnd(4, 2, 1) },
  'a comment that is not there': { code: 'perf-truncated', make: inEnd(20, 2, 40) },
  'more entries than anybody has': {
    code: 'perf-too-many',
    make: (good) => patched(good, [placesIn(good).end + 8, 2, 65_535], [placesIn(good).end + 10, 2, 65_535])
  },
  'an entry that is encrypted': { code: 'perf-unsupported', make: inBoth(6, 2, 1) },
  'an entry packed in another way': { code: 'perf-unsupported', make: inBoth(8, 2, 12) },
  'an entry of zip64': { code: 'perf-unsupported', make: inBoth(22, 4, 0xffffffff) },
  'an entry that lies elsewhere': {
    code: 'perf-truncated',
    make: (good) => patched(good, [first(good).central + 42, 4, 7])
  },
  'an entry that lies behind the end': {
    code: 'perf-truncated',
    make: (good) => patched(good, [first(good).central + 42, 4, good.length])
  },
  'an entry without a header of its own': {
    code: 'perf-truncated',
    make: (good) => patched(good, [placesIn(good).entries[1]!.local, 4, 0])
  },
  'an entry with two names': {
    code: 'perf-damaged',
    make: (good) => patched(good, [first(good).local + 30, 2, 0x6161])
  },
  'an entry packed in two ways': {
    code: 'perf-damaged',
    make: (good) => patched(good, [first(good).local + 8, 2, 0])
  },
  'an entry of two sizes': {
    code: 'perf-damaged',
    make: (good) => patched(good, [first(good).local + 22, 4, 10])
  },
  'an entry smaller than it is': { code: 'perf-damaged', make: inBoth(22, 4, 10) },
  'an entry larger than it is': { code: 'perf-damaged', make: inBoth(22, 4, 100_000) },
  'an entry packed into fewer bytes than it is': { code: 'perf-damaged', make: inBoth(18, 4, 100) },
  'an entry packed into none': { code: 'perf-damaged', make: inBoth(18, 4, 0) },
  'an entry that reaches behind the end': { code: 'perf-truncated', make: inBoth(18, 4, 0x7fffff00) },
  'an entry with another checksum': { code: 'perf-damaged', make: inBoth(14, 4, 0x12345678) },
  'an entry called deflated that is not': {
    code: 'perf-damaged',
    make: (good) => {
      const place = placesIn(good).entries.find(({ name }) => name.startsWith('media/'))!
      return patched(good, [place.local + 8, 2, 8], [place.central + 10, 2, 8])
    }
  },
  'an entry called stored that is not': { code: 'perf-damaged', make: inBoth(8, 2, 0) },
  'two entries of one name': {
    code: 'perf-twice',
    make: () => {
      const file = zipSync({ aaaa: utf8('1'), aaab: utf8('2'), [PERFORMANCE]: utf8('{}') })
      const { local, central } = placesIn(file).entries[1]!
      return patched(file, [local + 32, 2, 0x6161], [central + 48, 2, 0x6161])
    }
  },
  'two entries in the same place': {
    code: 'perf-damaged',
    make: () => {
      const file = zipSync({ aaaa: utf8('same'), aaab: utf8('same'), [PERFORMANCE]: utf8('{}') })
      const [one, two] = placesIn(file).entries
      // The second header is laid into the first entry's bytes.
      return patched(file, [two!.central + 42, 4, one!.local])
    }
  },
  'entries that share bytes': {
    code: 'perf-damaged',
    make: () => {
      const inner = zipSync({ b: [utf8('x'.repeat(50)), { level: 0 }] })
      const file = zipSync({
        a: [inner, { level: 0 }],
        b: [utf8('x'.repeat(50)), { level: 0 }],
        c: utf8('c')
      })
      const [a, b] = placesIn(file).entries
      return patched(file, [b!.central + 42, 4, a!.local + 31])
    }
  },
  'no name': {
    code: 'perf-name',
    make: (good) => honest(good, (entries) => (entries[''] = utf8('x')))
  },
  'a name that climbs out': named('../../etc/passwd'),
  'a name that climbs out from within': named('media/../../x'),
  'a name that stays where it is': named('media/./x'),
  'a name from the root': named('/etc/passwd'),
  'a name of another system': named('..\\..\\x'),
  'a name with a drive': named('C:/x'),
  'a name with a line in it': named('media/a\nb'),
  'a name with nothing in it': named('media/a\u0000b'),
  'a name that objects have by birth': named('media/__proto__'),
  'a name that is too long': named(`media/${'x'.repeat(perfLimits.name)}`),
  'a name that is no text': {
    code: 'perf-name',
    make: (good) => {
      const { local, central } = first(good)
      return patched(good, [local + 30, 2, 0xffff], [central + 46, 2, 0xffff])
    }
  },
  'zeros that pack too tight': {
    code: 'perf-too-large',
    make: (good) => altered(good, (entries) => (entries['data/kv.jsonl'] = new Uint8Array(4 * 2 ** 20)))
  },
  'zeros without end': {
    code: 'perf-too-large',
    make: (good) => {
      const { local, central } = first(good)
      const size = perfLimits.inflated + 1
      return patched(good, [local + 22, 4, size], [central + 24, 4, size])
    }
  },
  'many entries that are too much together': {
    code: 'perf-too-large',
    make: () => {
      // Each just small enough to pass alone, as the table of contents has it.
      const file = zeros(520)
      const size = perfLimits.ratioFrom
      const places = placesIn(file).entries.filter(({ name }) => name.startsWith('z'))
      return patched(
        file,
        ...places.flatMap(({ local, central }) => [
          [local + 22, 4, size] as const,
          [central + 24, 4, size] as const
        ])
      )
    }
  },
  'a performance.json that is too large to be one': {
    code: 'perf-too-large',
    make: () => zipSync({ [PERFORMANCE]: [new Uint8Array(perfLimits.json + 1), { level: 0 }] })
  }
}
