import { EditorView } from '@codemirror/view';

/** Differences in the colours of styles/tokens.css: removed text in one tone, added text in the other. */
export const mergeTheme = EditorView.theme({
  '&.cm-merge-a .cm-changedLine, .cm-deletedChunk': { backgroundColor: 'var(--fail-soft)' },
  '&.cm-merge-b .cm-changedLine, .cm-inlineChangedLine, &.cm-merge-b .cm-insertedLine': {
    backgroundColor: 'var(--pass-soft)',
  },
  // Underlined, not filled: syntax colours have enough contrast only on the line's background.
  '&.cm-merge-a .cm-changedText, .cm-deletedChunk .cm-deletedText': {
    background: 'none',
    borderBottom: '2px solid var(--fail)',
  },
  '&.cm-merge-b .cm-changedText': { background: 'none', borderBottom: '2px solid var(--pass)' },
  '.cm-changeGutter': { width: '4px', paddingLeft: '1px' },
  '&.cm-merge-a .cm-changedLineGutter, .cm-deletedLineGutter': { background: 'var(--fail)' },
  '&.cm-merge-b .cm-changedLineGutter': { background: 'var(--pass)' },
  '.cm-collapsedLines': {
    background: 'var(--sunken)',
    color: 'var(--ink-2)',
    fontFamily: 'var(--mantine-font-family)',
    fontSize: '0.75rem',
    padding: '3px 12px',
  },
  // Few fonts have the library's ornaments.
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: 'none' },
  '.cm-deletedChunk': { paddingLeft: '6px' },
  '.cm-deletedChunk .cm-chunkButtons button': {
    minHeight: '24px',
    margin: '2px',
    padding: '0 8px',
    border: '1px solid var(--line-strong)',
    borderRadius: 'var(--radius)',
    background: 'var(--surface)',
    color: 'var(--ink)',
    cursor: 'pointer',
  },
});
