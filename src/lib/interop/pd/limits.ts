// How big a .pd file may be. Boxes, cables and texts have the limits of every patch (patch/limits.ts).

export const pdLimits = {
  /** Characters of one file; arrays written out are what makes files long. */
  file: 64 * 1024 * 1024,
  /** Words of one file. */
  words: 8_000_000,
  /** Subpatches inside each other. */
  depth: 200,
  /** Abstractions that travel with one patch. */
  abstractions: 2_000,
  /** Characters of all abstractions together. */
  abstractionText: 64 * 1024 * 1024,
  /** Folders that a file may name to look for abstractions. */
  paths: 20,
  /** Inlets or outlets that a cable may name. */
  ports: 100_000,
  /** Numbers that an array may hold. */
  array: 4_000_000
} as const
