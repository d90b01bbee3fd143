// Names for new patches.

/** `name` if no patch has it, else `name 2`, `name 3`, …: the first that is free. */
export function freeName(name: string, taken: Iterable<string>): string {
  const names = new Set(taken)
  if (!names.has(name)) return name
  for (let n = 2; ; n++) if (!names.has(`${name} ${n}`)) return `${name} ${n}`
}
