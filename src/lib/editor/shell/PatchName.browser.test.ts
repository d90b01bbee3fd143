// Renaming in place: Enter keeps, Escape takes back, an empty name is no name.
import { userEvent } from 'vitest/browser'
import { expect, test, vi } from 'vitest'
import { render } from 'vitest-browser-svelte'
import PatchName from './PatchName.svelte'

async function typed(keys: string) {
  const onrename = vi.fn()
  const screen = await render(PatchName, { name: 'Counter', onrename })
  const field = screen.getByRole('textbox', { name: 'Name of the patch' })
  await field.click()
  await userEvent.keyboard(keys)
  return { onrename, field }
}

test('Enter keeps what was typed', async () => {
  const { onrename } = await typed('Visits{Enter}')
  expect(onrename.mock.calls).toEqual([['Visits']])
})

test('Escape takes it back', async () => {
  const { onrename, field } = await typed('Visits{Escape}')
  expect(onrename).not.toHaveBeenCalled()
  await expect.element(field).toHaveValue('Counter')
})

test('white space alone is no name', async () => {
  const { onrename, field } = await typed('   {Enter}')
  expect(onrename).not.toHaveBeenCalled()
  await expect.element(field).toHaveValue('Counter')
})
