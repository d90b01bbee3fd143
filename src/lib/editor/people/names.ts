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

export const anyOf = (below: number): number => Math.floor(Math.random() * below)
