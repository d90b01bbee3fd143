// Message text and object text: what the rest of the project uses of this folder.
export { atomsOf, asMessage, compose } from './compose.ts'
export { describeBinary, formatAtom, formatJson, formatMessage } from './format.ts'
export { parseMessage, parseMessages, type MessageTemplate, type Sending } from './message-text.ts'
export { numberText, readNumber } from './number.ts'
export { parseObjectText, resolveDollars, type ObjectText } from './object-text.ts'
export type { DollarEnv } from './part.ts'
export { printMessage } from './print.ts'
export { tokenAt, type TextToken } from './token-at.ts'
