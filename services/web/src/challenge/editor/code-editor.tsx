import { Compartment, EditorState, Prec, type Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { SourceFile } from '@hone/contracts';
import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { problemColumn } from '../problems/problem-column.js';
import type { ReportedFile } from '../problems/problem-marks.js';
import { showPlace } from '../problems/show-place.js';
import type { SourcePlace } from '../problems/source-references.js';
import { baseSetup } from './base-setup.js';
import { completeWords } from './complete-words.js';
import { loadEditorLanguage, type SqlSetting } from './editor-languages.js';
import type { EditorSettings } from './editor-settings.js';
import { editorTheme } from './editor-theme.js';
import { phrases } from './phrases.js';
import { settingsExtension } from './settings-extension.js';
import { tabKeys } from './tab-keys.js';

export interface CodeEditorProps {
  /** Identifies the document: another key shows another one, and each keeps its undo history. */
  readonly docKey: string;
  readonly path: string;
  /** Its accessible name. */
  readonly label: string;
  /** What an SQL editor knows about the task. */
  readonly sql?: SqlSetting | undefined;
  readonly content: string;
  readonly readOnly: boolean;
  readonly settings: EditorSettings;
  readonly reported: ReportedFile | undefined;
  /** A place to show once; ignored while another file is shown. */
  readonly target: SourcePlace | null;
  /** The other files, whose names are completed. */
  readonly others: readonly SourceFile[];
  /** Receives the view, for changes that the page makes to the document. */
  readonly onView: (view: EditorView | null) => void;
  readonly onToggleTab: () => void;
  readonly onFocusChange: (focused: boolean) => void;
  readonly onEdit: (content: string) => void;
}

type Latest = { current: CodeEditorProps };

/** What can change in a document that stays open. */
interface Slots {
  readonly vim: Compartment;
  readonly search: Compartment;
  readonly settings: Compartment;
  readonly language: Compartment;
  readonly problems: Compartment;
}

function createState(props: CodeEditorProps, latest: Latest, slots: Slots): EditorState {
  const report = EditorView.updateListener.of((update) => {
    if (update.docChanged) latest.current.onEdit(update.state.doc.toString());
    if (update.focusChanged) latest.current.onFocusChange(update.view.hasFocus);
  });
  const extensions: Extension[] = [
    // Before all other keymaps, which it overrides.
    slots.vim.of([]),
    tabKeys(() => latest.current.onToggleTab()),
    slots.search.of([]),
    baseSetup(),
    completeWords(() => latest.current.others),
    phrases(),
    slots.settings.of([]),
    slots.language.of([]),
    slots.problems.of(problemColumn()),
    editorTheme,
    report,
    EditorState.readOnly.of(props.readOnly),
    EditorView.contentAttributes.of({
      // Editable without it too, but then some tools don't count it as reachable by keyboard.
      tabindex: '0',
      'aria-label': props.label,
    }),
  ];
  return EditorState.create({ doc: props.content, extensions });
}

const sizeOf = ({ fontSize }: EditorSettings) => ({ '--code-size': `${fontSize / 16}rem` }) as CSSProperties;

const nothing = (): Promise<Extension> => Promise.resolve([]);

const loadSearch = async () => (await import('./search-setup.js')).searchSetup();

const loadMarks = async (reported: ReportedFile | undefined): Promise<Extension> =>
  reported === undefined || reported.problems.length === 0
    ? problemColumn()
    : (await import('../problems/problem-marks.js')).problemMarks(reported);

const loadVim = async () => Prec.highest((await import('@replit/codemirror-vim')).vim({ status: true }));

/** Fills a slot of a document once its content has loaded, unless something else is wanted by then. */
function useSlot(
  view: { readonly current: EditorView | null },
  slot: Compartment,
  load: () => Promise<Extension>,
  docKey: string,
  wanted?: unknown,
): void {
  const latest = useRef(load);
  useEffect(() => {
    latest.current = load;
  });
  useEffect(() => {
    let current = true;
    void latest.current().then((extension) => {
      if (current) view.current?.dispatch({ effects: slot.reconfigure(extension) });
    });
    return () => {
      current = false;
    };
  }, [view, slot, docKey, wanted]);
}

/** One document at a time in one view; the others keep their state. */
function useDocument(props: CodeEditorProps, slots: Slots) {
  const { docKey } = props;
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
    latest.current.onView(editor);
    return () => {
      latest.current.onView(null);
      editor.destroy();
    };
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return undefined;
    const kept = states.current;
    editor.setState(kept.get(docKey) ?? createState(latest.current, latest, slots));
    return () => void kept.set(docKey, editor.state);
  }, [docKey, slots]);
  return { place, view };
}

/** Shows each requested place once, though its file may be opened later. */
function useTarget(view: { readonly current: EditorView | null }, props: CodeEditorProps): void {
  const { target, path, docKey, reported } = props;
  const shown = useRef<SourcePlace | null>(null);
  useEffect(() => {
    if (view.current === null || target === null || target === shown.current || target.path !== path) return;
    shown.current = target;
    showPlace(view.current, target, reported);
  }, [view, target, path, docKey, reported]);
}

/** CodeMirror around one document at a time. Loaded separately: it is the largest part of the page. */
export function CodeEditor(props: CodeEditorProps) {
  const { docKey, path, settings, sql, reported } = props;
  const [slots] = useState<Slots>(() => ({
    vim: new Compartment(),
    search: new Compartment(),
    settings: new Compartment(),
    language: new Compartment(),
    problems: new Compartment(),
  }));
  const { place, view } = useDocument(props, slots);
  const [entered, setEntered] = useState(false);
  useSlot(view, slots.language, () => loadEditorLanguage(path, sql), docKey);
  useSlot(view, slots.vim, settings.vim ? loadVim : nothing, docKey, settings.vim);
  useEffect(() => {
    const editor = view.current;
    if (editor === null) return;
    const text = editor.state.doc.toString();
    editor.dispatch({ effects: slots.settings.reconfigure(settingsExtension(settings, path, text)) });
  }, [view, slots, settings, path, docKey]);
  useSlot(view, slots.search, entered ? loadSearch : nothing, docKey, entered);
  useSlot(view, slots.problems, () => loadMarks(reported), docKey, reported);
  useTarget(view, props);
  useEffect(() => {
    view.current?.setTabFocusMode(settings.tab === 'leaves');
  }, [view, settings.tab, docKey]);

  return (
    <div ref={place} className="code-editor" style={sizeOf(settings)} onFocus={() => setEntered(true)} />
  );
}
