// Looks into a page past Playwright, which takes a page for crashed as soon as any frame's process is gone: a cell that fills its memory ends its own
// process, and the page beside it goes on.
import type { Page } from '@playwright/test'

/** To be called while the page is sound; what it gives evaluates an expression in the page, whatever became of its frames since. */
export async function lookFromOutside(page: Page): Promise<(expression: string) => Promise<unknown>> {
  const own = await page.context().newCDPSession(page)
  const { targetInfo } = await own.send('Target.getTargetInfo')
  const browser = await page.context().browser()!.newBrowserCDPSession()
  const { sessionId } = await browser.send('Target.attachToTarget', { targetId: targetInfo.targetId })
  const waiting = new Map<number, (value: unknown) => void>()
  browser.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const { id, result } = JSON.parse(event.message) as {
      id: number
      result?: { result?: { value?: unknown } }
    }
    waiting.get(id)?.(result?.result?.value)
    waiting.delete(id)
  })
  let last = 0
  return async (expression) => {
    const id = ++last
    const answer = new Promise((resolve) => waiting.set(id, resolve))
    const message = JSON.stringify({ id, method: 'Runtime.evaluate', params: { expression } })
    await browser.send('Target.sendMessageToTarget', { sessionId, message })
    return answer
  }
}
