// The bench page, built once, and in a browser on each of Chromium's two IndexedDB backends.
import { join } from 'node:path'
import { chromium, type CDPSession, type Page } from 'playwright'
import { build, preview, type InlineConfig, type PreviewServer } from 'vite'
import { backends, type Backend } from '../../scripts/backends.ts'
import { browserArgs, executablePath } from '../../scripts/ensure-browser.ts'
import { root } from '../../scripts/tools.ts'

export async function servePage(): Promise<PreviewServer> {
  const config: InlineConfig = {
    configFile: false,
    root: join(root, 'bench/_storage'),
    // LokiJS asks for Node's fs, and does without.
    logLevel: 'error',
    // RxDB brings one of its own; two in one page refuse to work.
    resolve: { dedupe: ['dexie'] },
    worker: { format: 'es' },
    build: {
      outDir: join(root, '.cache/bench-storage'),
      emptyOutDir: true,
      target: 'esnext',
      chunkSizeWarningLimit: 5_000,
      rolldownOptions: { input: join(root, 'bench/_storage/page.html') }
    }
  }
  await build(config)
  return preview({ ...config, preview: { port: 0, host: '127.0.0.1' } })
}

export interface BenchPage {
  readonly page: Page
  readonly version: string
  /** Seconds that the page's own thread has worked since it began. */
  worked(): Promise<number>
  /** Begins the page anew; what it stored stays. */
  reload(): Promise<void>
  close(): Promise<void>
}

export async function openPage(server: PreviewServer, backend: Backend): Promise<BenchPage> {
  const browser = await chromium.launch({
    executablePath: await executablePath(),
    args: [...browserArgs(), '--js-flags=--expose-gc', ...backends[backend]]
  })
  const page = await browser.newPage()
  page.on('pageerror', (error) => console.error(error))
  await page.goto(new URL('page.html', server.resolvedUrls!.local[0]).href)
  const ready = async (): Promise<void> => void (await page.waitForFunction(() => 'bench' in globalThis))
  await ready()
  const session: CDPSession = await page.context().newCDPSession(page)
  // What other processes do meanwhile is not its work.
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    page,
    version: browser.version(),
    async worked() {
      const { metrics } = await session.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration')!.value
    },
    async reload() {
      await page.reload()
      await ready()
    },
    close: () => browser.close()
  }
}
