// Whole numbers of 32 bits, which Pd's bit operators work on.

/** Cut to a whole number; what does not fit in 32 bits is the lowest of them, as a processor gives it to Pd. */
export function whole32(x: number): number {
  const cut = Math.trunc(x)
  return cut >= -2147483648 && cut <= 2147483647 ? cut + 0 : -2147483648
}
