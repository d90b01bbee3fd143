// Monaco's colours, read from the app's own (theme/theme.css), for both schemes: one look, whatever theme.css becomes.
import type { editor } from 'monaco-editor/editor'
import type { Scheme } from '../theme/theme.svelte.ts'
import { monaco } from './monaco.ts'

export const themeName = (scheme: Scheme): string => `loadbang-${scheme}`

export function defineThemes(): void {
  const probe = document.createElement('span')
  probe.hidden = true
  document.body.append(probe)
  for (const scheme of ['light', 'dark'] as const) {
    probe.style.colorScheme = scheme
    monaco.editor.defineTheme(
      themeName(scheme),
      themeOf(scheme, (token) => colourOf(probe, token))
    )
  }
  probe.remove()
}

function themeOf(
  scheme: Scheme,
  colour: (token: string, alpha?: string) => string
): editor.IStandaloneThemeData {
  const ink = colour('--lb-ink')
  const line = colour('--lb-line')
  const panel = colour('--lb-panel-raised')
  const accent = colour('--lb-accent')
  const soft = colour('--lb-ink-soft')
  const token = (name: string, of: string, fontStyle = ''): editor.ITokenThemeRule => ({
    token: name,
    foreground: colour(of).slice(1),
    fontStyle
  })
  return {
    base: scheme === 'dark' ? 'vs-dark' : 'vs',
    inherit: false,
    rules: [
      { token: '', foreground: ink.slice(1) },
      token('comment', '--lb-comment', 'italic'),
      token('keyword', '--lb-accent'),
      token('string', '--lb-ok'),
      token('regexp', '--lb-ok'),
      token('number', '--lb-hot'),
      token('type', '--lb-cold'),
      token('delimiter', '--lb-ink-soft')
    ],
    colors: {
      // Monaco colours brackets by their depth: here they are as quiet as other signs.
      ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`editorBracketHighlight.foreground${n}`, soft])),
      'editorBracketHighlight.unexpectedBracket.foreground': colour('--lb-error'),
      'editor.background': colour('--lb-box'),
      'editor.foreground': ink,
      foreground: ink,
      descriptionForeground: soft,
      focusBorder: '#00000000',
      errorForeground: colour('--lb-error'),
      'icon.foreground': soft,
      'editorCursor.foreground': ink,
      'editorLineNumber.foreground': colour('--lb-ink-faint'),
      'editorLineNumber.activeForeground': ink,
      'editor.selectionBackground': `${accent}38`,
      'editor.inactiveSelectionBackground': `${accent}22`,
      'editor.findMatchBackground': `${colour('--lb-flash')}88`,
      'editor.findMatchHighlightBackground': `${colour('--lb-flash')}44`,
      'editorBracketMatch.background': `${accent}22`,
      'editorBracketMatch.border': '#00000000',
      'editorError.foreground': colour('--lb-error'),
      'editorWarning.foreground': colour('--lb-warn'),
      'editorInfo.foreground': colour('--lb-cold'),
      'editorOverviewRuler.errorForeground': colour('--lb-error'),
      'editorOverviewRuler.border': '#00000000',
      ...Object.fromEntries(
        ['method', 'function', 'constructor'].map((kind) => [`symbolIcon.${kind}Foreground`, accent])
      ),
      ...Object.fromEntries(
        ['variable', 'field', 'property', 'constant', 'interface', 'class'].map((kind) => [
          `symbolIcon.${kind}Foreground`,
          colour('--lb-cold')
        ])
      ),
      'editorWidget.background': panel,
      'editorWidget.foreground': ink,
      'editorWidget.border': line,
      'editorSuggestWidget.background': panel,
      'editorSuggestWidget.border': line,
      'editorSuggestWidget.foreground': ink,
      'editorSuggestWidget.highlightForeground': accent,
      'editorSuggestWidget.focusHighlightForeground': accent,
      'editorSuggestWidget.selectedForeground': ink,
      'editorSuggestWidget.selectedBackground': colour('--lb-accent-soft'),
      'editorHoverWidget.background': panel,
      'editorHoverWidget.foreground': ink,
      'editorHoverWidget.border': line,
      'editorHoverWidget.statusBarBackground': colour('--lb-panel-sunk'),
      'editorHoverWidget.highlightForeground': accent,
      'textCodeBlock.background': colour('--lb-panel-sunk'),
      'textLink.foreground': accent,
      'textLink.activeForeground': accent,
      'list.hoverBackground': colour('--lb-panel-sunk'),
      'list.focusBackground': colour('--lb-accent-soft'),
      'list.focusForeground': ink,
      'list.highlightForeground': accent,
      'list.activeSelectionBackground': colour('--lb-accent-soft'),
      'list.activeSelectionForeground': ink,
      'quickInput.background': panel,
      'quickInput.foreground': ink,
      'quickInputList.focusBackground': colour('--lb-accent-soft'),
      'quickInputList.focusForeground': ink,
      'menu.background': panel,
      'menu.foreground': ink,
      'menu.selectionBackground': colour('--lb-accent-soft'),
      'menu.selectionForeground': ink,
      'menu.separatorBackground': line,
      'menu.border': line,
      'input.background': colour('--lb-panel-sunk'),
      'input.foreground': ink,
      'input.border': line,
      'inputOption.activeBackground': colour('--lb-accent-soft'),
      'inputOption.activeForeground': ink,
      'scrollbar.shadow': '#00000000',
      'scrollbarSlider.background': `${soft}44`,
      'scrollbarSlider.hoverBackground': `${soft}66`,
      'scrollbarSlider.activeBackground': `${soft}88`,
      'widget.shadow': scheme === 'dark' ? '#00000080' : '#181c1f2a',
      'progressBar.background': accent
    }
  }
}

/** As `#rrggbb`, which is all that Monaco reads. */
function colourOf(probe: HTMLElement, token: string): string {
  probe.style.color = `var(${token})`
  const channels = getComputedStyle(probe).color.match(/\d+/g)?.slice(0, 3) ?? ['0', '0', '0']
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, '0')).join('')}`
}
