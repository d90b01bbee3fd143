import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import { holdSelection, readPlaces, sayPlaces } from './text-place.ts'

function start() {
  const doc = new Y.Doc()
  const text = new Y.Text('send(1)')
  doc.getMap('nodes').set('a', text)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  return { doc, text, other, theirs: other.getMap('nodes').get('a') as Y.Text }
}

it('is the same place for others, also after the text has changed, and at its end', () => {
  const { doc, text, other, theirs } = start()
  for (const [anchor, head] of [
    [0, 3],
    [7, 7],
    [5, 2]
  ] as const) {
    const said: unknown = JSON.parse(JSON.stringify(sayPlaces(text, { anchor, head })))
    expect(readPlaces(said, theirs)).toEqual({ anchor, head })
  }
  const said: unknown = JSON.parse(JSON.stringify(sayPlaces(text, { anchor: 5, head: 5 })))
  theirs.insert(0, '// ')
  expect(readPlaces(said, theirs)).toEqual({ anchor: 8, head: 8 })
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  const elsewhere = new Y.Text('x')
  other.getMap('nodes').set('b', elsewhere)
  expect(readPlaces(sayPlaces(elsewhere, { anchor: 0, head: 1 }), theirs)).toBeNull()
})

it('is nothing where nonsense is said, and makes nothing', () => {
  const { other, theirs } = start()
  const id = fc.oneof(
    fc.anything(),
    fc.record({
      client: fc.oneof(fc.nat(), fc.constant(other.clientID), fc.anything()),
      clock: fc.oneof(fc.nat(20), fc.double())
    })
  )
  const place = fc.oneof(
    fc.anything(),
    fc.record(
      { type: id, item: id, tname: fc.constantFrom(null, 'evil', 'nodes'), assoc: fc.anything() },
      { requiredKeys: [] }
    )
  )
  const roots = [...other.share.keys()]
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.record({ anchor: place, head: place })), (selection) => {
      const found = readPlaces(selection, theirs)
      if (found)
        for (const at of [found.anchor, found.head]) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(theirs.length)
        }
    }),
    { seed: 8, numRuns: 1000 }
  )
  expect([...other.share.keys()]).toEqual(roots)
})

it('stays behind one’s own letters: of some who type at the same place, each writes a word that is whole', () => {
  const seed = Date.now() % 1_000_000
  console.log(`seed ${seed}`)
  const steps = fc.array(fc.record({ who: fc.nat(2), hears: fc.boolean() }), { minLength: 10, maxLength: 60 })
  fc.assert(
    fc.property(steps, fc.nat(7), (all, place) => {
      const { doc } = start()
      const persons = ['a', 'b', 'c'].map((letter) => {
        const own = new Y.Doc()
        Y.applyUpdate(own, Y.encodeStateAsUpdate(doc))
        return { letter, own, text: own.getMap('nodes').get('a') as Y.Text, caret: place, typed: 0 }
      })
      type Person = (typeof persons)[number]
      const hear = (person: Person, from: Person) => {
        const find = holdSelection(person.text, { anchor: person.caret, head: person.caret })
        Y.applyUpdate(person.own, Y.encodeStateAsUpdate(from.own))
        person.caret = find()!.head
      }
      all.forEach(({ who, hears }, i) => {
        const person = persons[who]!
        if (hears) return hear(person, persons[(who + 1 + (i % 2)) % 3]!)
        person.text.insert(person.caret, person.letter)
        person.caret++
        person.typed++
      })
      for (const person of [...persons, ...persons])
        for (const from of persons) if (from !== person) hear(person, from)
      const texts = persons.map(({ text }) => text.toString())
      expect(new Set(texts).size).toBe(1)
      for (const { letter, typed, caret } of persons) {
        const word = letter.repeat(typed)
        expect(texts[0]).toContain(word)
        if (typed > 0) expect(texts[0]!.slice(caret - typed, caret)).toBe(word)
      }
    }),
    { seed, numRuns: 300 }
  )
})

it('is a selection that what others write at its edges does not widen', () => {
  const { text } = start()
  for (const [anchor, head] of [
    [0, 4],
    [4, 0]
  ] as const) {
    const find = holdSelection(text, { anchor, head })
    text.insert(4, '>')
    text.insert(0, '<')
    expect(find()).toEqual({ anchor: anchor + 1, head: head + 1 })
    text.delete(5, 1)
    text.delete(0, 1)
  }
})
