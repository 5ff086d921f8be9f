import { indentWithTab } from '@codemirror/commands';
import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import type { CodePlace } from '@hone/contracts';
import { basicSetup } from 'codemirror';
import { useEffect, useRef } from 'react';
import { loadEditorLanguage, type SqlSetting } from './editor-languages.js';
import { editorTheme } from './editor-theme.js';

export interface CodeEditorProps {
  /** Names the document: another key shows another one, and each keeps its own undo history. */
  readonly docKey: string;
  readonly path: string;
  /** Its name for those who do not see it. */
  readonly label: string;
  /** What an editor of SQL knows about the task. */
  readonly sql?: SqlSetting | undefined;
  readonly content: string;
  readonly readOnly: boolean;
  /** Where the cursor goes; again whenever it is another object. */
  readonly place: Pick<CodePlace, 'line' | 'column'> | null;
  /** Whether Tab moves the focus on instead of indenting. */
  readonly tabLeaves: boolean;
  readonly onToggleTab: () => void;
  readonly onEdit: (content: string) => void;
}

type Latest = { current: CodeEditorProps };

function createState(props: CodeEditorProps, latest: Latest, language: Compartment): EditorState {
  const report = EditorView.updateListener.of((update) => {
    if (update.docChanged) latest.current.onEdit(update.state.doc.toString());
  });
  const toggle = () => {
    latest.current.onToggleTab();
    return true;
  };
  const extensions: Extension[] = [
    // Before the default keys, which would toggle without telling the page.
    Prec.highest(keymap.of([{ key: 'Ctrl-m', run: toggle }])),
    basicSetup,
    keymap.of([indentWithTab]),
    editorTheme,
    language.of([]),
    report,
    EditorState.readOnly.of(props.readOnly),
    EditorView.contentAttributes.of({
      // Editable without it too, but then not everywhere counted as reachable by keyboard.
      tabindex: '0',
      'aria-label': props.label,
    }),
  ];
  return EditorState.create({ doc: props.content, extensions });
}

/** Selects a line from a column on, in sight; a line past the end is the last one. */
function moveCursor(editor: EditorView, { line, column = 1 }: Pick<CodePlace, 'line' | 'column'>): void {
  const { doc } = editor.state;
  const at = doc.line(Math.min(line, doc.lines));
  const anchor = Math.min(at.to, at.from + column - 1);
  editor.dispatch({
    selection: { anchor, head: at.to },
    effects: EditorView.scrollIntoView(anchor, { y: 'center' }),
  });
}

/** CodeMirror around one document at a time. Loaded apart from the page: it is the largest part of it. */
export function CodeEditor(props: CodeEditorProps) {
  const { docKey, path, tabLeaves, place: goTo } = props;
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const states = useRef(new Map<string, EditorState>());
  const latest = useRef(props);

  useEffect(() => {
    latest.current = props;
  });
  useEffect(() => {
    if (place.current === null) return undefined;
    const editor = new EditorView({ parent: place.current });
    view.current = editor;
    return () => editor.destroy();
  }, []);

  useEffect(() => {
    const editor = view.current;
    if (editor === null) return undefined;
    const language = new Compartment();
    const kept = states.current;
    let current = true;
    editor.setState(kept.get(docKey) ?? createState(latest.current, latest, language));
    void loadEditorLanguage(path, latest.current.sql).then((extension) => {
      if (current) editor.dispatch({ effects: language.reconfigure(extension) });
    });
    return () => {
      current = false;
      kept.set(docKey, editor.state);
    };
  }, [docKey, path]);

  useEffect(() => {
    if (view.current !== null && goTo !== null) moveCursor(view.current, goTo);
  }, [goTo, docKey]);

  useEffect(() => {
    view.current?.setTabFocusMode(tabLeaves);
  }, [tabLeaves, docKey]);

  return <div ref={place} className="code-editor" />;
}
