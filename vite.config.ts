// How Vite builds and serves the app.
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'
import { securityHeaders } from './hub/vite-headers.ts'
import { leanMonaco, monacoAlias } from './scripts/vite-monaco.ts'

export default defineConfig({
  plugins: [securityHeaders(), leanMonaco(), sveltekit()],
  resolve: { alias: monacoAlias },
  // Workers are modules, so that they share the page's chunks and can import in development.
  worker: { format: 'es', plugins: () => [leanMonaco()] },
  // Nothing is written into other files as a data: address: the policy lets fonts and scripts come from files alone.
  build: { target: 'es2023', assetsInlineLimit: 0 },
  server: {
    port: Number(process.env.PORT ?? 4400),
    strictPort: true,
    // The first page offers them; Kit allows src/ alone.
    fs: { allow: ['examples'] },
    watch: { ignored: ['**/test-results/**', '**/build/**'] }
  }
})
