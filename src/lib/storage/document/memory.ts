// Documents of a browser that refuses to store anything: kept until the tab is closed, so that leaving a patch and coming back
// to it loses nothing meanwhile. The status says all the time that it is not saved.

export const memoryDocuments = new Map<string, Uint8Array>()
