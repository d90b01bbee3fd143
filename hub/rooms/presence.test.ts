import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { Presence } from './presence.ts'

const aware = () => new Awareness(new Y.Doc())
const said = (awareness: Awareness, ids = [awareness.clientID]) => encodeAwarenessUpdate(awareness, ids)

test('states are told on, told to who comes later, and taken away with who brought them', () => {
  const [presence, ada, bob] = [new Presence(), aware(), aware()]
  ada.setLocalState({ name: 'Ada' })
  const message = said(ada)
  expect(presence.apply(message, 'a').news).toBe(message)
  expect(presence.apply(message, 'a').news).toBe(null)
  applyAwarenessUpdate(bob, presence.all()!, null)
  expect(bob.getStates().get(ada.clientID)).toEqual({ name: 'Ada' })
  applyAwarenessUpdate(bob, presence.leave('a')!, null)
  expect(bob.getStates().has(ada.clientID)).toBe(false)
  expect(presence.leave('a')).toBe(null)
  for (const one of [ada, bob]) one.destroy()
})

test('nobody speaks for another: neither echoes, nor forgeries, nor farewells', () => {
  const [presence, ada, mal] = [new Presence(), aware(), aware()]
  ada.setLocalState({ name: 'Ada' })
  presence.apply(said(ada), 'a')
  applyAwarenessUpdate(mal, presence.all()!, null)
  expect(presence.apply(said(mal, [ada.clientID]), 'm').news).toBe(null)
  mal.meta.set(ada.clientID, { clock: 99, lastUpdated: 0 })
  mal.setLocalState({ name: 'Mal' })
  const both = presence.apply(said(mal, [ada.clientID, mal.clientID]), 'm').news!
  const bob = aware()
  applyAwarenessUpdate(bob, both, null)
  expect([...bob.getStates().keys()].includes(ada.clientID)).toBe(false)
  mal.states.delete(ada.clientID)
  expect(presence.apply(said(mal, [ada.clientID]), 'm').news).toBe(null)
  for (const one of [ada, mal, bob]) one.destroy()
})

test('who comes back under the old clock is told to say it anew; the same user takes over a broken connection', () => {
  const [presence, ada, bob] = [new Presence(), aware(), aware()]
  ada.setLocalState({ name: 'Ada' })
  applyAwarenessUpdate(bob, presence.apply(said(ada), 'a').news!, null)
  applyAwarenessUpdate(bob, presence.leave('a')!, null)
  const { news, stale } = presence.apply(said(ada), 'a2')
  expect(news).toBe(null)
  applyAwarenessUpdate(ada, stale!, null)
  applyAwarenessUpdate(bob, presence.apply(said(ada), 'a2', 'ada').news!, null)
  expect(bob.getStates().get(ada.clientID)).toEqual({ name: 'Ada' })

  ada.setLocalState({ name: 'Ada again' })
  expect(presence.apply(said(ada), 'x', 'mal').news).toBe(null)
  expect(presence.apply(said(ada), 'a3', 'ada').news).not.toBe(null)
  expect(presence.leave('a2')).toBe(null)
  for (const one of [ada, bob]) one.destroy()
})

test.each([
  ['no JSON', [1, 5, 1, '{']],
  ['truncated', [2, 5, 1, '{}']],
  ['bytes left over', [1, 5, 1, '{}', 7]],
  ['a state too large', [1, 5, 1, `"${'x'.repeat(70_000)}"`]]
])('%s is refused, and changes nothing', (_, parts) => {
  const encoder = encoding.createEncoder()
  for (const part of parts) {
    if (typeof part === 'number') encoding.writeVarUint(encoder, part)
    else encoding.writeVarString(encoder, part)
  }
  const presence = new Presence()
  expect(() => presence.apply(encoding.toUint8Array(encoder), 'a')).toThrow(
    expect.objectContaining({ code: 'presence-malformed' })
  )
  expect(presence.all()).toBe(null)
})

test('one connection brings a few ids, not thousands', () => {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, 100)
  for (let i = 0; i < 100; i++) {
    encoding.writeVarUint(encoder, i)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, '{}')
  }
  const presence = new Presence({ maxIds: 8, maxState: 100 })
  presence.apply(encoding.toUint8Array(encoder), 'a')
  const bob = aware()
  applyAwarenessUpdate(bob, presence.all()!, null)
  expect(bob.getStates().size).toBeLessThanOrEqual(9)
  bob.destroy()
})
