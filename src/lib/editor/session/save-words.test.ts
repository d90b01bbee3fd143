// The indicator tells the truth: never “saved” while something is pending or failed.
import { expect, test } from 'vitest'
import { LoadbangError } from '../../runtime/errors.ts'
import { saveWords } from './save-words.ts'

test('each state of the disk has its word and its sentence', () => {
  expect(saveWords({ state: 'saved', pending: 0 }, 5)).toMatchObject({ state: 'saved', at: 5 })
  expect(saveWords({ state: 'saving', pending: 1 }, 5).sentence).toContain('One edit is being written')
  const error = new LoadbangError('storage-full', 'There is no room.', 'Free some.')
  const failed = saveWords({ state: 'not-saved', pending: 3, error }, undefined)
  expect(failed.state).toBe('failed')
  expect(failed.sentence).toBe('There is no room. Free some. 3 edits are in this tab only: keep it open.')
})

test('of a shared patch, saved is said only where the disk and the hub have it', () => {
  const disk = { state: 'saved', pending: 0 } as const
  const word = (...args: [Parameters<typeof saveWords>[2], Parameters<typeof saveWords>[3]?]) =>
    saveWords(disk, 5, ...args).word
  expect(word({ state: 'synced' }, 'editor')).toBe('Saved')
  expect(word({ state: 'synced' }, 'viewer')).toBe('Viewing')
  expect(word({ state: 'syncing', waiting: 2 })).toBe('Syncing')
  expect(word({ state: 'offline', waiting: 0 })).toBe('Offline')
  expect(word({ state: 'offline', waiting: 1 })).toBe('Offline · 1 change waiting')
  expect(word({ state: 'offline', waiting: 3 })).toBe('Offline · 3 changes waiting')
  expect(word({ state: 'ended', code: 'revoked', sentence: 'It was ended.', waiting: 0 })).toBe(
    'Sharing ended'
  )
  expect(saveWords({ state: 'saving', pending: 1 }, 5, { state: 'synced' }).state).toBe('saving')
  expect(saveWords({ state: 'not-saved', pending: 1 }, 5, { state: 'synced' }).state).toBe('failed')
})

test('who only looks is told that they are cut off, and of nothing that waits', () => {
  const { word, sentence } = saveWords(
    { state: 'saved', pending: 0 },
    5,
    { state: 'offline', waiting: 0 },
    'viewer'
  )
  expect(word).toBe('Offline')
  expect(sentence).toBe(
    'The hub does not answer. You see the patch as it was last. It is tried again by itself.'
  )
})

test('what is offline says how much waits, and why where the hub said so', () => {
  const { sentence } = saveWords({ state: 'saved', pending: 0 }, 5, {
    state: 'offline',
    waiting: 1,
    why: 'The disk of the hub is full.'
  })
  expect(sentence).toContain('The disk of the hub is full.')
  expect(sentence).toContain('One change is waiting')
})
