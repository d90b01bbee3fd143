// [filedrop] and [imageview]: the file that a hand brought is sent from the patch's assets, and what is missing is said.
import { describe, expect, test } from 'vitest'
import { bang, Command, record, type Binary, type MessageRecord, type Value } from '../../runtime/message.ts'
import type { Assets } from '../../runtime/ports.ts'
import { testObject } from '../../runtime/testing.ts'
import { catalogue } from '../catalogue.generated.ts'
import { kindsInWords, shortKind, takesFile } from './file-kinds.ts'
import { readFileRef } from './file-ref.ts'

const sha = (letter: string): string => letter.repeat(64)
const ref = (letter: string, name = `${letter}.png`): MessageRecord =>
  record({ sha256: sha(letter), type: 'image/png', size: 3, name })
const picture = (type = 'image/png'): Blob => new Blob(['abc'], { type })

/** Assets of which only those with these letters are there. */
const assetsOf = (...letters: string[]): Assets => ({
  get: (hash, type) => Promise.resolve(letters.some((letter) => sha(letter) === hash) ? picture(type) : null)
})

function box(text: string, data: Record<string, Value> = {}, ...letters: string[]) {
  const o = testObject(catalogue, { text, data: record(data) }, { assets: assetsOf(...letters) })
  return Object.assign(o, {
    hand: (message: Value) => o.machine.play('it', message as Binary),
    save: (saved: Record<string, Value>) =>
      o.machine.apply({
        setNodes: [{ ...o.machine.graph.boxes.get('it')!.node, data: record(saved) }],
        removeNodes: [],
        setEdges: [],
        removeEdges: [],
        fire: false
      }),
    codes: () => o.errors.map(({ code }) => code)
  })
}

describe('[filedrop]', () => {
  const about = (name: string) => record({ name, type: 'image/png', size: 3 })

  test('sends what is dropped: what it is first, then the file', async () => {
    const o = box('filedrop', {}, 'a')
    o.hand(ref('a'))
    await o.run()
    expect(o.out.map(([outlet]) => outlet)).toStrictEqual([1, 0])
    expect(o.out[0]![1]).toStrictEqual(about('a.png'))
    expect((o.out[1]![1] as Blob).type).toBe('image/png')
    expect(o.shown.get('it')).toStrictEqual(about('a.png'))
    expect(o.persisted).toStrictEqual([])
  })

  test('opened again it shows its file and sends it on a bang; with -load at once', async () => {
    const o = box('filedrop', { file: ref('a') }, 'a')
    await o.run()
    expect(o.shown.get('it')).toStrictEqual(about('a.png'))
    expect(o.out).toStrictEqual([])
    o.in(0, bang)
    await o.run()
    expect(o.out).toHaveLength(2)
    const loading = box('filedrop image -load', { file: ref('a') }, 'a')
    await loading.run()
    expect(loading.out).toHaveLength(2)
  })

  test('undo takes the file away, and the hand’s own edit sends nothing a second time', async () => {
    const o = box('filedrop', {}, 'a', 'b')
    o.hand(ref('a'))
    o.save({ file: ref('a') })
    await o.run()
    expect(o.out).toHaveLength(2)
    o.save({})
    expect(o.shown.get('it')).toBe(null)
    o.in(0, bang)
    await o.run()
    expect(o.out).toHaveLength(2)
    o.save({ file: ref('b') })
    expect(o.shown.get('it')).toStrictEqual(about('b.png'))
  })

  test('bytes that are not there are an error; where nothing can be stored, the hand’s own serve', async () => {
    const o = box('filedrop', { file: ref('a') })
    await o.run()
    expect(o.codes()).toStrictEqual(['asset-missing'])
    o.in(0, bang)
    await o.run()
    expect(o.codes()).toStrictEqual(['asset-missing', 'asset-missing'])
    const file = picture()
    o.hand(record({ ...ref('b'), file }))
    await o.run()
    expect(o.out.at(-1)).toStrictEqual([0, file])
  })

  test('a file on a page without a patch passes through', () => {
    const o = box('filedrop')
    o.hand(new File(['abc'], 'x.png', { type: 'image/png' }))
    expect(o.out.map(([outlet]) => outlet)).toStrictEqual([1, 0])
    expect(o.out[0]![1]).toStrictEqual(about('x.png'))
  })

  test('clear lets go of it, live', async () => {
    const o = box('filedrop', { file: ref('a') }, 'a')
    o.in(0, new Command('clear'))
    o.in(0, bang)
    await o.run()
    expect([o.out, o.shown.get('it')]).toStrictEqual([[], null])
  })
})

describe('[imageview]', () => {
  test('shows a picture that comes, and passes it on; a bang sends it again', () => {
    const o = box('imageview')
    const blob = picture()
    o.in(0, blob)
    o.in(0, bang)
    expect(o.shown.get('it')).toBe(blob)
    expect(o.out).toStrictEqual([
      [0, blob],
      [0, blob]
    ])
    o.in(0, new Command('clear'))
    o.in(0, bang)
    expect(o.shown.get('it')).toBe(null)
    expect(o.out).toHaveLength(2)
    expect(o.persisted).toStrictEqual([])
  })

  test('a saved picture is shown when the patch opens, and not sent', async () => {
    const o = box('imageview', { image: ref('a') }, 'a')
    await o.run()
    expect(o.shown.get('it')).toBeInstanceOf(Blob)
    expect(o.out).toStrictEqual([])
    o.in(0, bang)
    expect(o.out).toHaveLength(1)
  })

  test('a picture that comes while the saved one is still being read stays', async () => {
    const o = box('imageview', { image: ref('a') }, 'a')
    const blob = picture()
    o.in(0, blob)
    await o.run()
    expect(o.shown.get('it')).toBe(blob)
  })

  test('a dropped one is shown and sent; undo takes it away', async () => {
    const o = box('imageview', {}, 'a')
    o.hand(ref('a'))
    o.save({ image: ref('a') })
    await o.run()
    expect(o.out).toHaveLength(1)
    o.save({})
    expect(o.shown.get('it')).toBe(null)
  })

  test('one that is missing is said on the picture, and is an error only where it is asked for', async () => {
    const o = box('imageview', { image: ref('a') })
    await o.run()
    expect(o.shown.get('it')).toStrictEqual(
      record({
        missing: 'The bytes of “a.png” are not with this patch.',
        advice: 'Drop the file on the box once more.',
        code: 'asset-missing'
      })
    )
    expect(o.codes()).toStrictEqual([])
    o.in(0, bang)
    await o.run()
    expect(o.codes()).toStrictEqual(['asset-missing'])
  })
})

test('a reference from a stranger’s patch is one, or none', () => {
  expect(readFileRef(ref('a'))).toStrictEqual({ ...ref('a') })
  for (const value of [null, 'x', [], record({}), record({ sha256: '../x' }), record({ sha256: sha('A') })])
    expect(readFileRef(value)).toBe(null)
  expect(readFileRef(record({ sha256: sha('a'), type: 5, size: -1 }))).toStrictEqual({
    sha256: sha('a'),
    type: '',
    size: 0,
    name: ''
  })
})

test('kinds of files', () => {
  const file = (name: string, type = '') => ({ name, type })
  expect(takesFile([], file('x'))).toBe(true)
  expect(takesFile(['image'], file('x', 'image/png'))).toBe(true)
  expect(takesFile(['image'], file('x.JPG'))).toBe(true)
  expect(takesFile(['image'], file('x.jpg', 'application/octet-stream'))).toBe(true)
  expect(takesFile(['image'], file('x.jpg', 'text/plain'))).toBe(false)
  expect(takesFile(['.csv', 'audio/wav'], file('a.CSV', 'text/plain'))).toBe(true)
  expect(takesFile(['.csv', 'audio/wav'], file('a', 'audio/mp3'))).toBe(false)
  expect([[], ['image'], ['image', '.csv', 'audio']].map(kindsInWords)).toStrictEqual([
    'a file',
    'a picture',
    'a picture, a .csv file or a sound'
  ])
  expect([
    shortKind('a', 'image/svg+xml'),
    shortKind('b.txt', 'text/plain'),
    shortKind('c', '')
  ]).toStrictEqual(['SVG', 'TXT', 'FILE'])
})
