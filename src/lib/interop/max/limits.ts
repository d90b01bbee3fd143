// How big a .maxpat file may be. Boxes, cables and texts have the limits of every patch (patch/limits.ts).

export const maxLimits = {
  /** Characters of one file. */
  file: 64 * 1024 * 1024,
  /** Lists and records inside each other; a subpatch takes four. */
  json: 1_000,
  /** Subpatches inside each other. */
  depth: 200,
  /** Abstractions that travel with one patch, and their characters together. */
  abstractions: 2_000,
  abstractionText: 64 * 1024 * 1024,
  /** Inlets or outlets that a cable may name. */
  ports: 10_000,
  /** Characters of what a box keeps that nothing here reads. */
  kept: 20_000
} as const
