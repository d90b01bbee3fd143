// SvelteKit's ambient types; the app adds none of its own.
declare global {
  namespace App {}
}

export {}
