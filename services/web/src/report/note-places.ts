import type { Review, SittingReport } from '@hone/contracts/hiring';

type Note = Review['notes'][number];

/** Notes about the whole answer, and notes on a line. */
export function splitNotes(notes: readonly Note[]): { readonly whole: Note[]; readonly lines: Note[] } {
  return {
    whole: notes.filter(({ line }) => line === undefined),
    lines: notes.filter(({ line }) => line !== undefined),
  };
}

/** Where a note is: "The busiest window, main.py:12"; empty for one about the whole answer. */
export function placeOf({ submission, path, line }: Note, { items }: Pick<SittingReport, 'items'>): string {
  if (line === undefined || path === undefined) return '';
  const item = items.find(({ submissions }) => submissions.some(({ id }) => id === submission));
  const place = `${path}:${line}`;
  return item === undefined ? place : `${item.title}, ${place}`;
}
