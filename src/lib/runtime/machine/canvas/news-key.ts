// Under which key a running patch shows what is told of a canvas: `[made, taken]`, nothing where both are 0.

/** `id`: of the box around the canvas, '' for the patch. No document has such an id. */
export const newsKey = (id: string): string => (id === '' ? '~made' : `${id}/~made`)
