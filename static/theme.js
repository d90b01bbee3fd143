// Runs before the first paint, so that a reader who chose dark never sees a white flash. A file of its own, because the
// page's policy refuses inline scripts. The key is the one of src/lib/editor/theme/theme.svelte.ts.
try {
  var scheme = localStorage.getItem('loadbang-theme')
  if (scheme === 'light' || scheme === 'dark') document.documentElement.dataset.theme = scheme
} catch {
  // Storage refused: the system's scheme serves.
}
