import { EditorState, type Extension } from '@codemirror/state';
import { t } from '../../strings/editor.js';

/** CodeMirror's texts from the catalogue; the keys are its English originals. */
export function phrases(): Extension {
  return EditorState.phrases.of({
    Find: t('search.find'),
    Replace: t('search.replaceWith'),
    next: t('search.next'),
    previous: t('search.previous'),
    all: t('search.all'),
    'match case': t('search.matchCase'),
    regexp: t('search.regexp'),
    'by word': t('search.byWord'),
    replace: t('search.replace'),
    'replace all': t('search.replaceAll'),
    close: t('search.close'),
    'current match': t('search.current'),
    'replaced match on line $': t('search.replacedOn'),
    'replaced $ matches': t('search.replaced'),
    'on line': t('search.onLine'),
    'Go to line': t('search.goToLine'),
    go: t('search.go'),
    'Folded lines': t('fold.folded'),
    'Unfolded lines': t('fold.unfolded'),
    'folded code': t('fold.code'),
    unfold: t('fold.unfold'),
    'Fold line': t('fold.fold'),
    'Unfold line': t('fold.unfoldLine'),
    to: t('fold.to'),
    Completions: t('completions'),
    Diagnostics: t('problems.list'),
    'No diagnostics': t('problems.none'),
    'Control character': t('controlCharacter'),
  });
}
