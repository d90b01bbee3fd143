// Names of packages as cells import them: `npm:name@version`, `npm:@scope/name@version/path`. The version says which code it is: the
// same for everybody, today and later.

const PACKAGE = /^npm:((?:@[\w.-]+\/)?[\w.-]+)@([\w.+-]+)((?:\/[\w.@+-]+)*)$/

export const isPackage = (specifier: string): boolean => {
  const match = PACKAGE.exec(specifier)
  return match !== null && !/(^|\/)\.{1,2}(\/|$)/.test(specifier.slice(4))
}

/** `name@version/path`. */
export const withoutScheme = (specifier: string): string => specifier.slice('npm:'.length)

/** What an import in a file of a package means; null where that is no address. */
export const addressOf = (specifier: string, base: string): string | null =>
  /^(https?:\/\/|\.{0,2}\/)/.test(specifier) && URL.canParse(specifier, base)
    ? new URL(specifier, base).href
    : null
