// Operations of an inlet: what the rest of the project uses of this folder.
export { operations, type Operations } from './operations.ts'
export type { Field } from './field.ts'
