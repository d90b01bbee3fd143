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
