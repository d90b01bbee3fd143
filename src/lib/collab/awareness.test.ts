import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { limits } from '../patch/limits.ts'
import { colorFor, MOST, palette, readName, readSaid, type Said } from './awareness.ts'

const ada = {
  user: { id: 'p1', name: 'Ada', color: 'orchid', role: 'editor' },
  cursor: { x: 1.5, y: -2, parent: '' },
  boxes: ['a', 'b'],
  editing: 'a',
  view: { x: 0, y: 0, zoom: 1, parent: 'sub/inner' },
  following: 'p2'
}

/** What everything that is read has to be, whatever was said. */
function expectSound(said: Said): void {
  expect(said.user.name.length).toBeGreaterThan(0)
  expect([...said.user.name].length).toBeLessThanOrEqual(MOST.name)
  expect(said.user.name).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(palette).toContain(said.user.color)
  expect(said.user.id.length).toBeLessThanOrEqual(limits.id)
  for (const id of [said.user.id, ...said.boxes, said.editing, said.following])
    if (id !== null) expect(['', '__proto__', 'constructor']).not.toContain(id)
  expect(said.boxes.length).toBeLessThanOrEqual(MOST.boxes)
  for (const spot of [said.cursor, said.view])
    if (spot) {
      for (const n of [spot.x, spot.y]) expect(Math.abs(n)).toBeLessThanOrEqual(limits.position)
      expect(spot.parent.split('/').length).toBeLessThanOrEqual(MOST.levels)
    }
  if (said.view) expect(said.view.zoom).toBeGreaterThan(0)
}

describe('what somebody says of themselves', () => {
  it('is read as it was said, where it is sound', () => {
    expect(readSaid(ada, 1)).toEqual(ada)
  })

  it('is somebody all the same where nothing is said, and nobody where there is no state', () => {
    expect(readSaid({}, 7)).toMatchObject({
      user: { id: 'client-7', name: 'Guest' },
      cursor: null,
      boxes: []
    })
    expect(readSaid(null, 7)).toBeNull()
    expect(readSaid(undefined, 7)).toBeNull()
  })

  it('costs whoever says nonsense that field, and nobody an exception', () => {
    const wild = fc.oneof(
      fc.anything(),
      fc.constantFrom<unknown>(
        NaN,
        Infinity,
        -1e300,
        '__proto__',
        'a'.repeat(100_000),
        '\u202eAda',
        'url(//x)'
      )
    )
    const field = (good: unknown) => fc.oneof(fc.constant(good), wild)
    const hostile = fc.record(
      {
        user: fc.oneof(
          wild,
          fc.record({ id: field('p'), name: field('N'), color: field('olive'), role: field('owner') })
        ),
        cursor: fc.oneof(wild, fc.record({ x: field(1), y: field(2), parent: field('') })),
        boxes: fc.oneof(wild, fc.array(field('a'), { maxLength: 300 })),
        editing: wild,
        view: fc.oneof(wild, fc.record({ x: field(1), y: field(2), zoom: field(1), parent: field('a/b') })),
        following: wild
      },
      { requiredKeys: [] }
    )
    fc.assert(
      fc.property(hostile, fc.nat(), (state, client) => {
        const said = readSaid(state, client)
        if (said) expectSound(said)
        // What is sound in it is taken.
        expect(readSaid({ ...state, cursor: ada.cursor }, client)!.cursor).toEqual(ada.cursor)
      }),
      { seed: 6, numRuns: 500 }
    )
  })

  it('takes no colour but the palette’s', () => {
    for (const color of ['red', '#f00', 'royalblue;background:url(//x)', 3, null])
      expect(readSaid({ user: { id: 'x', color } }, 1)!.user.color).toBe(colorFor('x'))
  })
})

describe('a name', () => {
  it('is one short line of plain letters', () => {
    expect(readName('  Ada\n\tLovelace ')).toBe('Ada Lovelace')
    expect(readName('\u202eadA')).toBe('adA')
    expect(readName('Zoë 😀')).toBe('Zoë 😀')
    expect(readName(`a${'\u0301'.repeat(50)}`)).toBe('a\u0301\u0301')
    expect([...readName('😀'.repeat(500))!]).toHaveLength(MOST.name)
    for (const nothing of ['', '   ', '\u0000', null, 5, {}]) expect(readName(nothing)).toBeNull()
  })
})
