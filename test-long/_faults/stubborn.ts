// What ends or holds up connections to databases.
import type { BrowserContext, Page } from '@playwright/test'
import { newPage } from './hands.ts'

/**
 * Lets the browser close all connections; false where it has no such button. Once: closed again while it opens anew, Chromium's
 * LevelDB (version 156) may answer no open of the origin any more, in any page or worker, which no page can heal.
 */
export async function forceClose(context: BrowserContext): Promise<boolean> {
  const page = await newPage(context)
  try {
    await page.goto('chrome://indexeddb-internals')
    const button = page.locator('.force-close').first()
    await button.waitFor({ timeout: 20_000 })
    await button.click()
    return true
  } catch {
    return false
  } finally {
    await page.close()
  }
}

/** Takes a database away and opens it in version 1, until the page is closed, whoever asks for it. */
export const holdOld = (page: Page, name: string): Promise<void> =>
  page.evaluate(async (database) => {
    const done = (request: IDBOpenDBRequest) =>
      new Promise<void>((resolve, reject) => {
        request.onsuccess = () => resolve()
        request.onerror = () => reject(request.error ?? new Error('it is not there'))
      })
    await done(indexedDB.deleteDatabase(database))
    const opening = indexedDB.open(database, 1)
    opening.onupgradeneeded = () => void opening.result.createObjectStore('kv')
    await done(opening)
  }, name)

/** Keeps a transaction that writes open, until the page is closed. */
export const spin = (page: Page, name: string): Promise<void> =>
  page.evaluate(
    (database) =>
      new Promise<void>((resolve) => {
        const opening = indexedDB.open(database)
        opening.onsuccess = () => {
          const store = opening.result.transaction('updates', 'readwrite').objectStore('updates')
          const again = () => {
            store.count().onsuccess = again
            resolve()
          }
          store.count().onsuccess = again
        }
      }),
    name
  )

/** Opens a database in a version of the future, and closes it. */
export const openNewer = (page: Page, name: string): Promise<void> =>
  page.evaluate(
    (database) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(database, 99)
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
        opening.onerror = () => reject(opening.error ?? new Error('it does not open'))
      }),
    name
  )
