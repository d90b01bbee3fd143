// To be imported first: a world without IndexedDB, as some private windows are.
Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
