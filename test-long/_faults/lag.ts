// How long it takes from the first write of a document that failed until the bar says so: both moments on the page's own clock.
import type { BrowserContext, Page } from '@playwright/test'

declare global {
  var loadbangLag: { failed: number | null; told: number | null }
}

/** For the pages of a context from their next document on. */
export async function measureLag(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const lag = (globalThis.loadbangLag = { failed: null as number | null, told: null as number | null })
    const failed = () => void (lag.failed ??= performance.now())
    const isDocument = (name: string) => name.startsWith('loadbang-patch-')
    const { transaction } = IDBDatabase.prototype
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      try {
        const tx = transaction.call(this, stores, mode, options)
        if (mode === 'readwrite' && isDocument(this.name)) {
          tx.addEventListener('abort', failed)
          // Tried again at once, and there it is.
          tx.addEventListener('complete', () => void (lag.failed = lag.told === null ? null : lag.failed))
        }
        return tx
      } catch (thrown) {
        if (mode === 'readwrite' && isDocument(this.name)) failed()
        throw thrown
      }
    }
    new MutationObserver(() => {
      const bar = document.querySelector<HTMLElement>('[data-save]')
      if (bar?.dataset.save === 'failed') lag.told ??= performance.now()
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-save'] })
  })
}

/** Forgets what was, for another failure. */
export const resetLag = (page: Page): Promise<void> =>
  page.evaluate(() => void Object.assign(loadbangLag, { failed: null, told: null }))

/** Milliseconds; below zero where the bar knew it before any transaction failed (the browser had closed the database). */
export const lagOf = (page: Page): Promise<number | null> =>
  page.evaluate(() => {
    const { failed, told } = loadbangLag
    return told === null ? null : failed === null ? 0 : told - failed
  })
