// The engine's worker as the bundler knows it: the address must stand here literally. Tests put others in its place.
export type MakeWorker = (patchId: string) => Worker

export const makeEngineWorker: MakeWorker = (patchId) =>
  new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: `patch ${patchId}` })
