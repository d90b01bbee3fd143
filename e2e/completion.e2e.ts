// What the editor offers while a box is typed: classes, the stores that exist, the keys in them.
import { expect, test, type Page } from '@playwright/test'
import { canvas, newPatch, openConsole } from './helpers/app.ts'
import { box } from './helpers/boxes.ts'
import { play } from './helpers/hands.ts'
import { openSketch } from './helpers/sketches.ts'

const offers = (page: Page) => page.getByRole('listbox', { name: 'Completions' }).getByRole('option')
const editor = (page: Page) => canvas(page).getByRole('textbox', { name: / text$/ })

test('classes, with arguments and a line of help', async ({ page }) => {
  await newPatch(page)
  await page.keyboard.press('n')
  await page.keyboard.type('met')
  await expect(offers(page).first()).toHaveText(/metro/)
  await page.keyboard.press('Enter')
  await expect(editor(page)).toHaveValue('metro ')
  await expect(
    canvas(page)
      .getByText(/^metro/)
      .last()
  ).toBeVisible()
  await page.keyboard.type('500')
  await page.keyboard.press('Enter')
  await expect(box(page, 'metro 500')).toBeVisible()
})

test('stores that exist, and the keys in them', async ({ page }) => {
  await openSketch(
    page,
    {
      set: [100, 100, 'msg {set: ["high score", 3]}, set name Ada'],
      store: [100, 160, 'kv arcade'],
      print: [100, 220, 'print stored'],
      ask: [400, 100, 'msg get']
    },
    ['set store', 'store print', 'ask store']
  )
  await play(box(page, 'message {set: ["high score", 3]}, set name Ada'))
  await expect(await openConsole(page)).toHaveCount(2)

  // The store outlives its box: it is known by its data, not by what is typed elsewhere.
  await box(page, 'message get').dblclick()
  await page.keyboard.type('get ')
  await expect(offers(page)).toHaveText([/high score/, /name/])
  await page.keyboard.type('n')
  await expect(offers(page)).toHaveText([/name/])
  await page.keyboard.press('Tab')
  await expect(editor(page)).toHaveValue('get name')
  await page.keyboard.press('Enter')

  await box(page, 'message get name').dblclick()
  await page.keyboard.type('{get: "hi')
  await expect(offers(page)).toHaveText([/high score/])
  await page.keyboard.press('Escape')

  await box(page, 'kv arcade').click()
  await page.keyboard.press('Delete')
  await expect(box(page, 'kv arcade')).toHaveCount(0)
  await page.keyboard.press('n')
  await page.keyboard.type('kv ')
  await expect(offers(page)).toHaveText([/arcade/, /-fast/])
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(box(page, 'kv arcade')).toBeVisible()
})

test('collections and fields of stored documents', async ({ page }) => {
  await openSketch(
    page,
    {
      insert: [100, 100, 'msg insert notes {title: "one", author: {name: "Ada"}}'],
      store: [100, 160, 'db library'],
      print: [100, 220, 'print stored'],
      ask: [500, 100, 'msg find']
    },
    ['insert store', 'store print', 'ask store']
  )
  await play(box(page, 'message insert notes {title: "one", author: {name: "Ada"}}'))
  await expect(await openConsole(page)).toHaveCount(1)
  await expect(box(page, 'db library').getByRole('note', { name: 'holds 1' })).toHaveText('1')

  await box(page, 'message find').dblclick()
  await page.keyboard.type('find ')
  await expect(offers(page)).toHaveText([/notes/])
  await page.keyboard.press('Tab')
  await page.keyboard.type(' {au')
  await expect(offers(page).first()).toHaveText(/author/)
  await page.keyboard.press('Tab')
  await expect(editor(page)).toHaveValue('find notes {author: ')
})
