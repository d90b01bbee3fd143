// An invitation as a text: what it says of itself, and how it lies in a link. What it is worth, the hub alone knows.
import { Check } from '@sinclair/typebox/value'
import { KEY, KeyPayload } from './hub-api.ts'

const MOST = 4096

/** What a key says; null for what is none. */
export function readKey(text: string): KeyPayload | null {
  const parts = text.trim().split('.')
  if (text.length > MOST || parts.length !== 3 || `${parts[0]}.` !== KEY || !parts[2]) return null
  try {
    const base64 = parts[1]!.replaceAll('-', '+').replaceAll('_', '/')
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const payload: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return Check(KeyPayload, payload) ? payload : null
  } catch {
    return null
  }
}

/** The key stands in the fragment, which browsers do not send. */
export const joinLink = (address: string, key: string): string => `${address.replace(/\/+$/, '')}/join#${key}`
