// SHA-256 of bytes, in lower-case hex. Web Crypto is there in pages on a secure origin or localhost, in workers, and in Node.

export async function sha256(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
