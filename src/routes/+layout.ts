// Nothing is rendered on a server: a patch lives in the reader's own storage.
export const ssr = false
export const prerender = false
