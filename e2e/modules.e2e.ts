// Modules of cells: of each other, and packages, which are asked for once, kept with the patch, and run without a network.
import { expect, test } from '@playwright/test'
import { notices, openConsole, opened, patchId, reload, saved } from './helpers/app.ts'
import { box, errorOn } from './helpers/boxes.ts'
import { chooseFile, exportPerf } from './helpers/files.ts'
import { openModuleServer } from './helpers/module-server.ts'
import { openSketch, sketchFile } from './helpers/sketches.ts'

test('a cell imports another by its name; run anew, that one has its importers run', async ({ page }) => {
  await openSketch(
    page,
    {
      use: [60, 60, 'js', { code: `import { major } from 'scales'\nsend(major)` }],
      scales: [60, 300, 'js as scales', { code: 'export const major = [0, 2, 4]' }],
      print: [60, 520, 'print major']
    },
    ['use print']
  )
  const lines = await openConsole(page)
  await expect(lines).toHaveText(['major: 0 2 4'])
  const code = box(page, 'code cell js').nth(1).getByRole('textbox')
  await code.fill('export const major = [0, 2, 4, 5]')
  await page.waitForTimeout(600)
  await expect(lines).toHaveCount(1)
  await code.press('Control+Enter')
  await expect(lines).toHaveText(['major: 0 2 4', 'major: 0 2 4 5'])
})

test('a package: asked for once, kept, the same without its server and in another browser', async ({
  page,
  browser
}) => {
  const server = await openModuleServer({
    '/hello@1.0.0': `export * from '/v1/hello.mjs'`,
    '/v1/hello.mjs': `import { mark } from './mark.mjs'\nexport const hello = (name) => 'hello-' + name + mark`,
    '/v1/mark.mjs': `export const mark = '!'`
  })
  try {
    await page.addInitScript((url) => localStorage.setItem('loadbang-module-server', url), server.url)
    const code = (name: string) => ({
      code: `import { hello } from 'npm:hello@1.0.0'\nsend(hello('${name}'))`
    })
    // Not openSketch: the question takes the focus that it waits for.
    const sketch = sketchFile(
      { one: [60, 60, 'js', code('one')], two: [60, 300, 'js 1 1', code('two')], print: [60, 520, 'print'] },
      ['one print', 'two print']
    )
    await page.goto('/')
    const open = page.getByRole('button', { name: 'Load Perf (.zip)' })
    await chooseFile(page, () => open.click(), sketch, 'sketch.imp.json')
    const question = page.getByRole('dialog')
    await expect(question).toContainText('This patch wants to load code from localhost')
    await expect(question).toContainText('hello@1.0.0')
    expect(server.requested).toEqual([])
    await question.getByRole('button', { name: 'Don’t allow' }).click()
    await expect(errorOn(box(page, 'code cell js').nth(1))).toBeVisible()
    expect(server.requested).toEqual([])

    // Run again, it is asked again; then it is there for both.
    await box(page, 'code cell js').nth(1).getByRole('button', { name: 'Run' }).click()
    await question.getByRole('button', { name: 'Allow for' }).click()
    const lines = await openConsole(page)
    await expect(lines.filter({ hasText: 'print: symbol hello-two!' })).toHaveCount(1)
    await box(page, 'code cell js').nth(0).getByRole('button', { name: 'Run' }).click()
    await expect(lines.filter({ hasText: 'print: symbol hello-one!' })).toHaveCount(1)
    expect(server.requested).toEqual(['/hello@1.0.0', '/v1/hello.mjs', '/v1/mark.mjs'])
    await saved(page)
    server.close()

    await reload(page)
    await expect((await openConsole(page)).filter({ hasText: /hello-(one|two)!/ })).toHaveCount(2)
    const [file, from] = [await exportPerf(page), patchId(page)]

    // Another browser: another profile, with the usual server, which it never asks.
    const other = await browser.newContext()
    const there = await other.newPage()
    const asked: string[] = []
    there.on('request', (request) => {
      // The addresses of modules and workers are of the page itself.
      if (!request.url().startsWith('blob:')) asked.push(new URL(request.url()).hostname)
    })
    await there.goto('/')
    const load = there.getByRole('button', { name: 'Load Perf (.zip)' })
    await chooseFile(there, () => load.click(), file, 'a.ptperf.zip')
    await opened(there)
    expect(patchId(there)).not.toBe(from)
    await expect((await openConsole(there)).filter({ hasText: /hello-(one|two)!/ })).toHaveCount(2)
    await expect(there.getByRole('dialog')).toHaveCount(0)
    await expect(notices(there)).toHaveCount(0)
    expect(new Set(asked)).toEqual(new Set(['localhost']))
    await other.close()
  } finally {
    server.close()
  }
})
