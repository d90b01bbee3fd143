// Two kinds of unit tests: in Node, and, for what only a browser has, in a real Chromium (*.browser.test.ts).
import { sveltekit } from '@sveltejs/kit/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { securityHeaders } from './hub/vite-headers.ts'
import { leanMonaco, monacoAlias } from './scripts/vite-monaco.ts'
import { backends } from './scripts/backends.ts'
import { browserArgs, findBrowser } from './scripts/ensure-browser.ts'

const executablePath = await findBrowser()
const skipped = ['**/node_modules/**', '.svelte-kit/**', 'build/**', 'e2e/**']

const chromium = (args: readonly string[] = backends.LevelDB) => ({
  launchOptions: { args: [...browserArgs(), ...args], ...(executablePath ? { executablePath } : {}) }
})

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // A loaded machine is slow; what hangs is found all the same.
          testTimeout: 30_000,
          environment: 'node',
          // Half of the time went into loading the same modules for each file.
          isolate: false,
          // Both cores, where there are two: without it one is left for a person who waits.
          maxWorkers: 2,
          include: ['{src,hub,cli,scripts,conformance}/**/*.test.ts'],
          exclude: [...skipped, '**/*.browser.test.ts']
        }
      },
      {
        // Cells are tested under the policy that they are served with.
        plugins: [securityHeaders('cellSandbox'), leanMonaco(), sveltekit()],
        resolve: { alias: monacoAlias },
        worker: { format: 'es' },
        // Found in the middle of a run (a worker imports one), a package would reload the page under its tests.
        optimizeDeps: {
          include: [
            '@jitl/quickjs-singlefile-mjs-release-sync',
            'quickjs-emscripten-core',
            '@sinclair/typebox',
            '@sinclair/typebox/value',
            'acorn',
            'comlink',
            'fast-check',
            'fflate',
            'fractional-indexing',
            'idb',
            'nanoid',
            'sift',
            'sucrase',
            'y-indexeddb',
            'yjs'
          ]
        },
        test: {
          name: 'browser',
          testTimeout: 30_000,
          include: ['**/*.browser.test.ts'],
          exclude: skipped,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright(chromium()),
            instances: [
              { browser: 'chromium' },
              // Chromium is about to keep IndexedDB in SQLite; what is stored must not notice.
              {
                browser: 'chromium',
                name: 'browser (chromium, IndexedDB in SQLite)',
                provider: playwright(chromium(backends.SQLite)),
                include: ['src/lib/storage/{data,db,document,idb,kv}/*.browser.test.ts']
              }
            ]
          }
        }
      }
    ]
  }
})
