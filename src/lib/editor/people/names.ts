// A friendly name for somebody who has not said theirs.
const how = ['Quiet', 'Bright', 'Swift', 'Gentle', 'Curious', 'Merry', 'Patient', 'Bold', 'Sunny', 'Clever']
const who = [
  'Otter',
  'Heron',
  'Fox',
  'Wren',
  'Badger',
  'Lynx',
  'Finch',
  'Hare',
  'Owl',
  'Marten',
  'Swift',
  'Seal'
]

/** `pick`: a whole number from 0 to below its argument. */
export function friendlyName(pick: (below: number) => number): string {
  return `${how[pick(how.length)]} ${who[pick(who.length)]}`
}

/** Another, whose initial nobody has, where there is one. */
export function nameApart(pick: (below: number) => number, taken: ReadonlySet<string>): string {
  const free = how.filter((word) => !taken.has(word[0]!))
  const words = free.length > 0 ? free : how
  return `${words[pick(words.length)]} ${who[pick(who.length)]}`
}

export const anyOf = (below: number): number => Math.floor(Math.random() * below)
