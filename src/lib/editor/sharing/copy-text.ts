// Into the clipboard, where that is allowed: at an insecure address a page has none, and a browser may refuse.
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return false
  }
}
