import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { goToNextChunk, goToPreviousChunk, MergeView, unifiedMergeView } from '@codemirror/merge';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { loadEditorLanguage } from '../challenge/editor/editor-languages.js';
import { editorTheme } from '../challenge/editor/editor-theme.js';
import { t } from '../strings/compare.js';
import { mergeTheme } from './merge-theme.js';

export interface MergeEditorProps {
  readonly path: string;
  readonly left: string;
  readonly right: string;
  readonly leftLabel: string;
  readonly rightLabel: string;
  /** One above the other in one column, for small screens. */
  readonly unified: boolean;
  /** Whether long equal stretches are collapsed. */
  readonly folded: boolean;
  /** Makes the right side editable; differences can be adopted from the left. */
  readonly onEdit?: ((right: string) => void) | undefined;
  /** Receives a function that moves to the next (1) or previous (-1) difference. */
  readonly onReady: (move: (step: 1 | -1) => void) => void;
}

const FOLDING = { margin: 3, minSize: 6 };

function button(text: string, label: string): HTMLElement {
  const element = document.createElement('button');
  element.type = 'button';
  element.textContent = text;
  element.title = label;
  element.setAttribute('aria-label', label);
  return element;
}

/** The two ways to resolve a difference in one column. */
function createChoice(type: 'accept' | 'reject', act: (event: MouseEvent) => void): HTMLElement {
  const element = type === 'accept' ? button(t('mine'), t('takeMine')) : button(t('other'), t('takeOther'));
  element.addEventListener('click', act);
  return element;
}

function moveIn(view: EditorView): (step: 1 | -1) => void {
  return (step) => {
    view.focus();
    (step === 1 ? goToNextChunk : goToPreviousChunk)(view);
  };
}

const MOVES = keymap.of([
  { key: 'Alt-ArrowDown', run: goToNextChunk },
  { key: 'Alt-ArrowUp', run: goToPreviousChunk },
]);

function sideOf(label: string, language: Extension, editable: boolean): Extension[] {
  return [
    lineNumbers(),
    MOVES,
    editable ? [history(), keymap.of([...historyKeymap, ...defaultKeymap])] : keymap.of(defaultKeymap),
    EditorState.readOnly.of(!editable),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of({ tabindex: '0', 'aria-label': label }),
    editorTheme,
    mergeTheme,
    language,
  ];
}

const REVERT = {
  revertControls: 'a-to-b' as const,
  renderRevertControl: () => button(t('copy'), t('copyHint')),
};

/** The two texts in `parent`; returns the editable side, and a function that removes everything. */
function mount(parent: HTMLElement, props: MergeEditorProps, language: Compartment, report: Extension) {
  const { left, right, leftLabel, rightLabel, folded, onEdit } = props;
  const editable = onEdit !== undefined;
  const folding = folded ? { collapseUnchanged: FOLDING } : {};
  const b = [...sideOf(rightLabel, language.of([]), editable), report];
  if (props.unified) {
    const diff = unifiedMergeView({
      original: left,
      mergeControls: editable ? createChoice : false,
      ...folding,
    });
    const view = new EditorView({ doc: right, extensions: [...b, diff], parent });
    return { views: [view], main: view, destroy: () => view.destroy() };
  }
  const view = new MergeView({
    a: { doc: left, extensions: sideOf(leftLabel, language.of([]), false) },
    b: { doc: right, extensions: b },
    parent,
    gutter: true,
    ...folding,
    ...(editable ? REVERT : {}),
  });
  return { views: [view.a, view.b], main: view.b, destroy: () => view.destroy() };
}

/** Two texts side by side with their differences. Loaded separately from the pages that show it. */
export function MergeEditor(props: MergeEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });
  const { path, left, unified, folded } = props;
  useEffect(() => {
    if (place.current === null) return undefined;
    const language = new Compartment();
    const report = EditorView.updateListener.of((update) => {
      if (update.docChanged) latest.current.onEdit?.(update.state.doc.toString());
    });
    const { views, main, destroy } = mount(place.current, latest.current, language, report);
    let current = true;
    latest.current.onReady(moveIn(main));
    void loadEditorLanguage(path).then((extension) => {
      if (!current) return;
      for (const view of views) view.dispatch({ effects: language.reconfigure(extension) });
    });
    return () => {
      current = false;
      destroy();
    };
  }, [path, left, unified, folded]);
  return <div ref={place} className="merge-editor" data-unified={unified} />;
}
