// SvelteKit as a single-page app: every page is made in the browser from one fallback document, because a
// patch lives in the reader's own storage and a server has nothing to render.
import adapter from '@sveltejs/adapter-static'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

/** @type {import('@sveltejs/kit').Config} */
export default {
  preprocess: vitePreprocess(),
  kit: {
    adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', precompress: true }),
    // Workers, e2e and Node parts have a configuration of their own: tsconfig.node.json.
    typescript: {
      config: (config) => ({
        ...config,
        include: [...config.include.filter((path) => !path.includes('tests/') && !path.includes('test/'))]
      })
    }
  }
}
