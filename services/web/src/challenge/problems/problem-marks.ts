import { linter, lintGutter, lintKeymap, setDiagnosticsEffect, type Diagnostic } from '@codemirror/lint';
import { StateField, type Extension, type Text } from '@codemirror/state';
import { Decoration, EditorView, keymap, WidgetType, type DecorationSet } from '@codemirror/view';
import { placeProblems } from './place-problems.js';
import type { Problem } from './read-problems.js';

/** The problems of one file. */
export interface ReportedFile {
  readonly problems: readonly Problem[];
  /** The text that they were reported for. */
  readonly sent: string;
}

const DELAY_MS = 150;

/** From the column, or from the line's first character, to the end of the word or line. */
function diagnosticOf(
  { line: number, column, severity, message }: Problem,
  doc: Text,
): Diagnostic | undefined {
  if (number < 1 || number > doc.lines) return undefined;
  const line = doc.line(number);
  const start = Math.min(column === undefined ? line.text.search(/\S|$/) : column - 1, line.length);
  const word =
    column === undefined
      ? line.text.trimEnd().length
      : start + (/^\w*/.exec(line.text.slice(start))?.[0].length ?? 0);
  const end = Math.max(word, Math.min(start + 1, line.length));
  return { from: line.from + start, to: line.from + end, severity, message };
}

class Message extends WidgetType {
  readonly #text: string;
  readonly #severity: string;

  constructor(text: string, severity: string) {
    super();
    this.#text = text;
    this.#severity = severity;
  }

  override eq(other: Message): boolean {
    return other.#text === this.#text && other.#severity === this.#severity;
  }

  override toDOM(): HTMLElement {
    const dom = document.createElement('span');
    dom.className = 'cm-problem';
    dom.dataset['severity'] = this.#severity;
    // Announced by the marks themselves: in the text it would be read as code.
    dom.ariaHidden = 'true';
    dom.textContent = this.#text;
    return dom;
  }
}

function drawMessages(diagnostics: readonly Diagnostic[], doc: Text): DecorationSet {
  const byLine = new Map<number, Diagnostic>();
  for (const each of diagnostics) {
    const { to } = doc.lineAt(Math.min(each.from, doc.length));
    if (!byLine.has(to)) byLine.set(to, each);
  }
  const widgets = [...byLine].map(([end, { message, severity }]) =>
    Decoration.widget({ widget: new Message(message.split('\n')[0] ?? '', severity), side: 1 }).range(end),
  );
  return Decoration.set(widgets, true);
}

const messages = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(drawn, transaction) {
    const diagnostics = transaction.effects.find((effect) => effect.is(setDiagnosticsEffect));
    if (diagnostics === undefined) return drawn.map(transaction.changes);
    return drawMessages(diagnostics.value, transaction.newDoc);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const look = EditorView.theme({
  '.cm-problem': {
    marginLeft: '3ch',
    color: 'var(--fail)',
    fontStyle: 'italic',
    fontSize: '0.92em',
    userSelect: 'none',
    pointerEvents: 'none',
  },
  '.cm-problem[data-severity=warning]': { color: 'var(--warn)' },
  '.cm-gutter-lint': { width: '1.1em' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0.15em 0 0' },
  '.cm-lint-marker': { width: '0.9em', height: '0.9em' },
  '.cm-lintRange-error, .cm-lintRange-warning': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy 1px var(--fail)',
  },
  '.cm-lintRange-warning': { textDecorationColor: 'var(--warn)' },
  '.cm-tooltip-lint': { maxWidth: '60ch' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--fail)' },
  '.cm-diagnostic-warning': { borderLeftColor: 'var(--warn)' },
});

/** Marks problems of the document while their lines are unchanged: in the gutter and after the lines. */
export function problemMarks({ problems, sent }: ReportedFile): Extension {
  return [
    lintGutter(),
    messages,
    look,
    keymap.of(lintKeymap),
    linter(
      ({ state: { doc } }) =>
        placeProblems(problems, sent, doc.toString()).flatMap((problem) => diagnosticOf(problem, doc) ?? []),
      { delay: DELAY_MS },
    ),
  ];
}
