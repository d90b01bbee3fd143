// Several people in one patch, each in a browser of their own, through the hub.
import { expect, test, type Browser, type Page } from '@playwright/test'
import { canvas, notices } from './helpers/app.ts'
import { box, boxes, middle } from './helpers/boxes.ts'
import { drag, typeBoxAt } from './helpers/hands.ts'
import { avatar, beNamed, comeIn, cursors, me, outlines, people } from './helpers/room.ts'
import { share } from './helpers/sharing.ts'
import { openSketch } from './helpers/sketches.ts'

const COLORS = ['royalblue', 'orchid', 'chocolate', 'darkcyan']

test.setTimeout(120_000)

/** The first has the patch and shares it; the others come in by the link. */
async function together(page: Page, browser: Browser, others: readonly string[]) {
  await beNamed(page, 'Mira', COLORS[0]!)
  await openSketch(page, {
    metro: [100, 100, 'metro 500'],
    print: [100, 200, 'print here'],
    cell: [320, 100, 'js', { code: 'send(1)\n', width: 260, height: 140 }],
    sub: [100, 300, 'pd inside']
  } as never)
  const link = await share(page)
  const pages: Page[] = []
  for (const [i, name] of others.entries()) pages.push(await comeIn(browser, link, name, COLORS[i + 1]!))
  await expect(people(page).getByRole('button')).toHaveCount(others.length + 1)
  return { link, pages }
}

async function withAda(page: Page, browser: Browser): Promise<Page> {
  const { pages } = await together(page, browser, ['Ada'])
  return pages[0]!
}

const left = async (page: Page, name: string): Promise<number> =>
  Math.round((await middle(box(page, name))).x)

test('two see where the other points, what they hold and type in, and follow each other', async ({
  page,
  browser
}) => {
  const ada = await withAda(page, browser)
  await box(ada, 'metro 500').click()
  await expect(cursors(page)).toHaveText('Ada')
  await expect(outlines(page)).toHaveText('Ada')
  await ada.keyboard.press('Enter')
  await expect(avatar(page, 'Ada')).toHaveAttribute('title', /typing in “metro 500”/)
  await ada.keyboard.press('Escape')

  await avatar(page, 'Ada').click()
  await expect(page.getByText('Following Ada')).toBeVisible()
  await canvas(ada).focus()
  await box(ada, 'pd inside').dblclick()
  await expect(ada.getByRole('navigation', { name: 'Subpatches' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Subpatches' })).toBeVisible()
  // One edits oneself: that ends it.
  await page.keyboard.press('Escape')
  await expect(page.getByText('Following Ada')).toBeHidden()
  await ada.getByRole('navigation', { name: 'Subpatches' }).getByRole('button', { name: 'Patch' }).click()
  await expect(page.getByRole('navigation', { name: 'Subpatches' })).toBeVisible()
  await ada.context().close()
  await expect(people(page).getByRole('button')).toHaveCount(1)
})

test('two write in one cell: both see the other’s caret, nothing is lost, each takes back their own', async ({
  page,
  browser
}) => {
  const ada = await withAda(page, browser)
  for (const each of [page, ada]) {
    await box(each, 'code cell js').locator('textarea').click()
    await expect(each.locator('.monaco-editor .view-lines')).toBeVisible()
  }
  await page.keyboard.press('Control+Home')
  await ada.keyboard.press('Control+End')
  await expect(page.locator('.lb-person-caret')).toHaveText('Ada')
  await expect(ada.locator('.lb-person-caret')).toHaveText('Mira')
  // One name for one person: the caret's, which shrinks as it rests.
  await expect(outlines(page)).toHaveText('')
  await expect(cursors(page)).toHaveCount(0)
  await expect(page.locator('.lb-person-caret .flag')).toHaveCount(1)
  await Promise.all([
    page.keyboard.type('// mine', { delay: 40 }),
    ada.keyboard.type('// theirs', { delay: 40 })
  ])
  const code = (each: Page) =>
    each.evaluate(() => document.querySelector<HTMLTextAreaElement>('[data-box] textarea.open')?.value)
  for (const each of [page, ada]) await expect.poll(() => code(each)).toBe('// minesend(1)\n// theirs')
  // A slow machine's keys come as several steps.
  const undoneTo = (each: Page, text: string) =>
    expect(async () => {
      await each.keyboard.press('Control+z')
      expect(await code(each)).toBe(text)
    }).toPass()
  await undoneTo(ada, '// minesend(1)\n')
  await expect.poll(() => code(page)).toBe('// minesend(1)\n')
  await undoneTo(page, 'send(1)\n')
  await expect.poll(() => code(ada)).toBe('send(1)\n')
  // At the very same place, each writes on behind their own letters.
  for (const each of [page, ada]) await each.keyboard.press('Control+Home')
  await Promise.all([
    page.keyboard.type('// mine', { delay: 40 }),
    ada.keyboard.type('// theirs', { delay: 40 })
  ])
  for (const each of [page, ada])
    await expect.poll(() => code(each)).toMatch(/^(\/\/ mine\/\/ theirs|\/\/ theirs\/\/ mine)send\(1\)\n$/)
  await ada.context().close()
})

test('a layout of one’s own moves nothing for the other, and is kept for the next time', async ({
  page,
  browser
}) => {
  const ada = await withAda(page, browser)
  const [mine, theirs] = [await left(page, 'print here'), await left(ada, 'print here')]
  await me(ada).click()
  await ada.getByRole('switch', { name: /My own layout/ }).check()
  await ada.keyboard.press('Escape')
  const at = await middle(box(ada, 'print here'))
  await drag(ada, at, { x: at.x + 200, y: at.y })
  await expect.poll(() => left(ada, 'print here')).toBeGreaterThan(theirs + 150)
  // What the other moves is seen where one has not moved it oneself.
  const metro = await middle(box(page, 'metro 500'))
  const before = await left(ada, 'metro 500')
  await drag(page, metro, { x: metro.x, y: metro.y - 40 })
  await drag(page, { x: metro.x, y: metro.y - 40 }, { x: metro.x + 48, y: metro.y - 40 })
  await expect.poll(() => left(ada, 'metro 500')).toBeGreaterThan(before + 30)
  expect(await left(page, 'print here')).toBe(mine)
  await me(ada).click()
  await ada.getByRole('switch', { name: /My own layout/ }).uncheck()
  await expect.poll(() => left(ada, 'print here')).toBe(theirs)
  await ada.getByRole('switch', { name: /My own layout/ }).check()
  await expect.poll(() => left(ada, 'print here')).toBeGreaterThan(theirs + 150)
  await ada.getByRole('button', { name: 'Reset my layout' }).click()
  await expect.poll(() => left(ada, 'print here')).toBe(theirs)
  await ada.context().close()
})

test('whoever is overwritten, or whose box is deleted, is told and can have theirs back', async ({
  page,
  browser
}) => {
  const ada = await withAda(page, browser)
  for (const each of [page, ada]) {
    await box(each, 'metro 500').click()
    await each.keyboard.press('Enter')
  }
  await expect(avatar(page, 'Ada')).toHaveAttribute('title', /typing in/)
  await expect(avatar(ada, 'Mira')).toHaveAttribute('title', /typing in/)
  await page.keyboard.press('End')
  await page.keyboard.type('1')
  await page.keyboard.press('Enter')
  await expect(ada.getByText('Mira made this metro 5001')).toBeVisible()
  await ada.keyboard.press('End')
  await ada.keyboard.type('2')
  await ada.keyboard.press('Enter')
  await expect(notices(page)).toContainText('Ada changed “metro 5001” to “metro 5002” as you changed it.')
  await notices(page).getByRole('button', { name: 'Use mine' }).click()
  await expect(box(ada, 'metro 5001')).toBeVisible()

  await box(page, 'print here').click()
  await page.keyboard.press('Enter')
  await page.keyboard.press('End')
  await page.keyboard.type(' unfinished')
  await box(ada, 'print here').click()
  await ada.keyboard.press('Delete')
  await expect(notices(page).last()).toContainText('Ada deleted this box while you typed in it.')
  await notices(page).last().getByRole('button', { name: 'Bring it back' }).click()
  await expect(box(ada, 'print here unfinished')).toBeVisible()
  await ada.context().close()
})

test('four patch at once: all see all, and each takes back their own', async ({ page, browser }) => {
  const { pages } = await together(page, browser, ['Ada', 'Bob', 'Grace'])
  const all = [page, ...pages]
  await Promise.all(all.map((each, i) => typeBoxAt(each, { x: 980, y: 200 + i * 60 }, `print by ${i}`)))
  for (const each of all) {
    for (const i of [0, 1, 2, 3]) await expect(box(each, `print by ${i}`)).toBeVisible()
    await expect(boxes(each)).toHaveCount(8)
  }
  // Each has their box selected, which the others see.
  for (const each of all) await expect(outlines(each)).toHaveCount(3)
  await expect(cursors(page)).toHaveCount(3)
  for (const each of all) await each.keyboard.press('Control+z')
  for (const each of all) await expect(boxes(each)).toHaveCount(4)
  await pages[0]!.keyboard.press('Control+Shift+z')
  for (const each of all) await expect(box(each, 'print by 1')).toBeVisible()
  await expect(boxes(page)).toHaveCount(5)
  for (const each of pages) await each.context().close()
})
