// A box that takes files: dropped on it, in every mode, or pasted while it is the one that is selected or typed in. What is dropped
// beside it stays the page's (shell/DropFile.svelte), which also lets such boxes stand out while a file is in the hand.
import type { Attachment } from 'svelte/attachments'
import type { BoxHost } from './host.ts'

export interface TakesFiles {
  id: string
  files(files: File[]): void
  /** Files are held over the box, or no longer. */
  over(held: boolean): void
}

export function takesFiles(host: BoxHost, { id, files, over }: TakesFiles): Attachment<HTMLElement> {
  return (element) => {
    element.dataset.takesFiles = ''
    const hover = (event: DragEvent): void => {
      if (!event.dataTransfer?.types.includes('Files')) return
      // The page sees by this that the file is not for it.
      event.preventDefault()
      event.dataTransfer.dropEffect = 'copy'
      over(true)
    }
    const leave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) over(false)
    }
    const drop = (event: DragEvent): void => {
      over(false)
      const dropped = [...(event.dataTransfer?.files ?? [])]
      if (dropped.length === 0) return
      event.preventDefault()
      files(dropped)
    }
    const paste = (event: ClipboardEvent): void => {
      const pasted = [...(event.clipboardData?.files ?? [])]
      const here = element.contains(document.activeElement) || host.isSelected(id) || host.isCurrent(id)
      if (pasted.length === 0 || !here) return
      event.preventDefault()
      files(pasted)
    }
    element.addEventListener('dragenter', hover)
    element.addEventListener('dragover', hover)
    element.addEventListener('dragleave', leave)
    element.addEventListener('drop', drop)
    // Before the canvas, which would look for boxes in the clipboard.
    window.addEventListener('paste', paste, true)
    return () => {
      element.removeEventListener('dragenter', hover)
      element.removeEventListener('dragover', hover)
      element.removeEventListener('dragleave', leave)
      element.removeEventListener('drop', drop)
      window.removeEventListener('paste', paste, true)
    }
  }
}
