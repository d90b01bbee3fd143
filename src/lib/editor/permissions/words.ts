// What is allowed, in words: `Reach api.example.com`.
const named: Readonly<Record<string, string>> = {
  camera: 'use the camera',
  microphone: 'use the microphone',
  midi: 'use MIDI devices'
}

export function permissionWords(what: string, detail: string): string {
  if (what === 'network') return `reach ${detail}`
  if (what === 'import') return `fetch code from ${detail}`
  return named[what] ?? what
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
