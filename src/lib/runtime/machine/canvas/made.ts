// What messages make while a patch runs has ids that no document gives: their last part begins with a tilde. So has, further in front,
// whatever lies in an abstraction that a message made.

/** Made by a message, or part of an instance that was. */
export const isMade = (id: string): boolean => id.startsWith('~') || id.includes('/~')

/** The keys of what is made come after all of a document's, in the order of making. */
export const madeOrder = (n: number): string => `~${String(n).padStart(12, '0')}`
