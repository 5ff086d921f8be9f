import { EditorView } from '@codemirror/view';
import { placeProblems } from './place-problems.js';
import type { ReportedFile } from './problem-marks.js';
import type { SourcePlace } from './source-references.js';

/** The current line of a place, though the text may have changed since it was reported. */
function lineNow({ path, line }: SourcePlace, reported: ReportedFile | undefined, now: string): number {
  if (reported === undefined) return line;
  const [placed] = placeProblems([{ path, line, severity: 'error', message: '' }], reported.sent, now);
  return placed?.line ?? line;
}

/** Moves the cursor to a place, in the middle of the view, and the focus into the editor. */
export function showPlace(view: EditorView, place: SourcePlace, reported: ReportedFile | undefined): void {
  const { doc } = view.state;
  const line = doc.line(Math.min(lineNow(place, reported, doc.toString()), doc.lines));
  const anchor = line.from + Math.min((place.column ?? 1) - 1, line.length);
  const effects = EditorView.scrollIntoView(anchor, { y: 'center' });
  view.dispatch({ selection: { anchor }, effects });
  view.focus();
}
