// Bytes of a .pd file as text: UTF-8 as Pd writes it, or Latin-1 as versions before 0.43 did.

export function decodePd(content: string | Uint8Array): string {
  if (typeof content === 'string') return content.replace(/^\ufeff/, '').toWellFormed()
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return new TextDecoder('latin1').decode(content)
  }
}

/** Whether bytes look like a .pd file: its first record is a `#N`. */
export function looksLikePd(start: Uint8Array): boolean {
  return /^\ufeff?[ \t\r\n;]*#N[ \t\r\n]/.test(new TextDecoder().decode(start.subarray(0, 200)))
}
