// Bytes in words: the first of them, and what a file of them is called.
import type { Binary } from '../../runtime/message.ts'

const BYTES = 128
const LINE = 16

/** The first bytes as a hex dump: place, bytes, what they are as letters. */
export async function firstBytes(binary: Binary): Promise<string> {
  const bytes = await firstOf(binary)
  const lines: string[] = []
  for (let at = 0; at < bytes.length; at += LINE) {
    const row = [...bytes.slice(at, at + LINE)]
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
    const letters = row.map((byte) => (byte > 31 && byte < 127 ? String.fromCharCode(byte) : '.')).join('')
    lines.push(`${at.toString(16).padStart(4, '0')}  ${hex.padEnd(LINE * 3 - 1)}  ${letters}`)
  }
  return lines.join('\n') || 'No bytes.'
}

async function firstOf(binary: Binary): Promise<Uint8Array> {
  if (binary instanceof Blob) return new Uint8Array(await binary.slice(0, BYTES).arrayBuffer())
  if (ArrayBuffer.isView(binary)) {
    return new Uint8Array(binary.buffer, binary.byteOffset, Math.min(BYTES, binary.byteLength))
  }
  return new Uint8Array(binary as ArrayBuffer).slice(0, BYTES)
}

const endings: Readonly<Record<string, string>> = {
  'image/png': '.png',
  'image/jpeg': '.jpg',
  'image/gif': '.gif',
  'image/webp': '.webp',
  'image/svg+xml': '.svg',
  'image/avif': '.avif',
  'audio/wav': '.wav',
  'audio/x-wav': '.wav',
  'audio/mpeg': '.mp3',
  'audio/ogg': '.ogg',
  'audio/webm': '.weba',
  'video/mp4': '.mp4',
  'video/webm': '.webm',
  'text/plain': '.txt',
  'text/csv': '.csv',
  'application/json': '.json',
  'application/pdf': '.pdf'
}

export const endingOf = (type: string): string => endings[type.split(';')[0]!.trim()] ?? '.bin'
