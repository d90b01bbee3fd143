// Pitch, amplitude, power and decibels in Pd's scales: MIDI's 69 is 440 Hz, and 100 dB is an amplitude of 1. The limits are Pd's:
// with 32-bit numbers what lies beyond would overflow, and a patch may count on them.
export function midiToFrequency(x: number): number {
  if (x <= -1500) return 0
  return 440 * 2 ** ((Math.min(x, 1499) - 69) / 12)
}

export const frequencyToMidi = (x: number): number => (x > 0 ? 69 + 12 * Math.log2(x / 440) : -1500)

export const decibelsToAmplitude = (x: number): number => (x <= 0 ? 0 : 10 ** ((Math.min(x, 485) - 100) / 20))

export const amplitudeToDecibels = (x: number): number => (x <= 0 ? 0 : Math.max(0, 100 + 20 * Math.log10(x)))

export const decibelsToPower = (x: number): number => (x <= 0 ? 0 : 10 ** ((Math.min(x, 870) - 100) / 10))

export const powerToDecibels = (x: number): number => (x <= 0 ? 0 : Math.max(0, 100 + 10 * Math.log10(x)))
