// One Monaco editor for a cell, in its box or beside it: how it looks, and its keys.
import type { editor } from 'monaco-editor/editor'
import type { Session } from '../session/types.ts'
import { peopleOf } from '../people/of-session.ts'
import { theme } from '../theme/theme.svelte.ts'
import type { CellModel } from './cell-model.ts'
import { letGo } from './open-cell.ts'
import { monaco } from './monaco.ts'
import { showPeople } from './text-people.ts'
import { defineThemes, themeName } from './theme.ts'

type Editor = editor.IStandaloneCodeEditor

export interface CellEditorOptions {
  session: Session
  cell: CellModel
  /** Text size, and height of a line, in pixels. */
  size: FontSize
  options?: editor.IEditorOptions
  run(): void
  /** Escape, with nothing left to close inside. */
  leave(): void
}

export interface FontSize {
  font: number
  line: number
}

/** What Escape closes before it leads out. */
const OPEN_INSIDE = [
  'suggestWidgetVisible',
  'findWidgetVisible',
  'parameterHintsVisible',
  'renameInputVisible',
  'markersNavigationVisible',
  'referenceSearchVisible',
  'inSnippetMode',
  'editorHasMultipleSelections'
]

let overflow: HTMLElement | null = null
let themed = false

export function createCellEditor(place: HTMLElement, given: CellEditorOptions): Editor & { end(): void } {
  const { session, cell, size } = given
  if (!themed) defineThemes()
  themed = true
  const shown = monaco.editor.create(place, {
    ...common,
    ...sizes(size),
    fontFamily: getComputedStyle(document.documentElement).getPropertyValue('--lb-mono').trim(),
    theme: themeName(theme.scheme),
    overflowWidgetsDomNode: overflowPlace(),
    model: null,
    ...given.options
  })
  const detach = cell.attach(shown)
  const people = peopleOf(session)
  const alone = people ? showPeople(shown, people, () => cell.text) : () => {}
  const { KeyCode, KeyMod } = monaco
  const key = (id: string, label: string, keybindings: number[], run: () => unknown, when?: string): void =>
    void shown.addAction({
      id: `loadbang.${id}`,
      label,
      keybindings,
      ...(when ? { keybindingContext: when } : {}),
      run: () => void run()
    })
  key('run', 'Run the Cell', [KeyMod.CtrlCmd | KeyCode.Enter], given.run)
  key(
    'leave',
    'Back to the Patch',
    [KeyCode.Escape],
    given.leave,
    OPEN_INSIDE.map((name) => `!${name}`).join(' && ')
  )
  key('undo', 'Undo in the Patch', [KeyMod.CtrlCmd | KeyCode.KeyZ], () => turn(session, shown, 'undo'))
  key(
    'redo',
    'Redo in the Patch',
    [KeyMod.CtrlCmd | KeyMod.Shift | KeyCode.KeyZ, KeyMod.CtrlCmd | KeyCode.KeyY],
    () => turn(session, shown, 'redo')
  )
  key('format', 'Format the Code', [KeyMod.Shift | KeyMod.Alt | KeyCode.KeyF], () => format(cell, shown))
  return Object.assign(shown, {
    end() {
      alone()
      detach()
      shown.dispose()
      letGo(cell)
    }
  })
}

export const sizes = ({ font, line }: FontSize): editor.IEditorOptions => ({
  fontSize: font,
  lineHeight: line
})

/** TypeScript's own formatter, as one step. */
export async function format(cell: CellModel, shown: Editor): Promise<void> {
  cell.endRun()
  await shown.getAction('editor.action.formatDocument')?.run()
  cell.endRun()
}

/** The caret goes to where something changed. */
function turn(session: Session, shown: Editor, way: 'undo' | 'redo'): void {
  let at: { lineNumber: number; column: number } | null = null
  const model = shown.getModel()
  const watch = model?.onDidChangeContent(({ changes }) => {
    const last = changes.at(-1)
    if (last) at = model.getPositionAt(last.rangeOffset + last.text.length)
  })
  session.undo[way]()
  watch?.dispose()
  if (!at) return
  shown.setPosition(at)
  shown.revealPositionInCenterIfOutsideViewport(at)
}

/** Lists and hints stand over everything, wherever the editor is. */
function overflowPlace(): HTMLElement {
  if (overflow) return overflow
  overflow = document.createElement('div')
  overflow.className = 'monaco-editor lb-code-overflow'
  document.body.append(overflow)
  // Keys for what stands there are not the patch's.
  overflow.addEventListener('keydown', (event) => event.stopPropagation())
  return overflow
}

const common: editor.IStandaloneEditorConstructionOptions = {
  accessibilitySupport: 'auto',
  // The old way to take text: everything else on the page can tell by its textarea that somebody types.
  editContext: false,
  autoClosingBrackets: 'languageDefined',
  // Also those that the plain field closed, before this was here.
  autoClosingOvertype: 'always',
  automaticLayout: false,
  bracketPairColorization: { enabled: false },
  codeLens: false,
  contextmenu: true,
  detectIndentation: false,
  dragAndDrop: false,
  fixedOverflowWidgets: true,
  folding: false,
  fontLigatures: false,
  fontWeight: '400',
  glyphMargin: false,
  guides: { indentation: false },
  hideCursorInOverviewRuler: true,
  insertSpaces: true,
  lightbulb: { enabled: 'off' as editor.ShowLightbulbIconMode },
  lineNumbers: 'off',
  links: false,
  minimap: { enabled: false },
  occurrencesHighlight: 'off',
  overviewRulerBorder: false,
  overviewRulerLanes: 0,
  renderLineHighlight: 'none',
  scrollBeyondLastLine: false,
  scrollBeyondLastColumn: 2,
  scrollbar: {
    alwaysConsumeMouseWheel: false,
    horizontalScrollbarSize: 8,
    verticalScrollbarSize: 8,
    useShadows: false
  },
  selectionHighlight: false,
  smoothScrolling: false,
  stickyScroll: { enabled: false },
  // Words of the language are short; those of the cell come first.
  suggest: { showStatusBar: false, preview: false, showKeywords: false },
  tabSize: 2,
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
  wordBasedSuggestions: 'off'
}
