import type { ReportItem, Review, SittingReport } from '@hone/contracts/hiring';
import { Button, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { textOf } from '../hiring/form-text.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { LabelledSelect } from './labelled-select.js';
import { placeOf } from './note-places.js';
import classes from './report.module.css';

type Note = Review['notes'][number];

/** The submission that notes of an item refer to: the one that counts, else the newest. */
const submissionOf = ({ counted, submissions }: ReportItem): string | undefined =>
  counted ?? submissions.at(-1)?.id;

function useFiles(report: SittingReport, submission: string | undefined) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  const { row } = report;
  const query = useQuery({
    queryKey: keyOf(id, 'report-submission', row.id, submission ?? '', row.hidden),
    queryFn: ({ signal }) => api.getReportSubmission(id, row.id, submission ?? '', signal),
    enabled: submission !== undefined,
  });
  return query.data?.files ?? [];
}

interface FormProps {
  readonly report: SittingReport;
  readonly onAdd: (note: Note) => void;
}

function useNoteForm({ report, onAdd }: FormProps) {
  const answered = report.items.filter((item) => submissionOf(item) !== undefined);
  const [chosen, setChosen] = useState(answered[0]?.id);
  const [problem, setProblem] = useState<'line' | 'text' | null>(null);
  const item = answered.find(({ id }) => id === chosen);
  const submission = item === undefined ? undefined : submissionOf(item);
  const files = useFiles(report, submission);
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const [path, text, line] = [
      textOf(data, 'path'),
      textOf(data, 'text').trim(),
      Number(textOf(data, 'line')),
    ];
    const content = files.find((file) => file.path === path)?.content ?? '';
    const isLine = Number.isInteger(line) && line >= 1 && line <= content.split('\n').length;
    setProblem(isLine ? (text === '' ? 'text' : null) : 'line');
    if (submission === undefined || !isLine || text === '') return;
    onAdd({ text, submission, path, line });
    form.reset();
    setChosen(answered[0]?.id);
  };
  return { answered, files, problem, setChosen, add };
}

function NoteForm(props: FormProps) {
  const { answered, files, problem, setChosen, add } = useNoteForm(props);
  if (answered.length === 0) return null;
  return (
    <form className={classes['filters']} onSubmit={add} aria-label={t('notes.add')}>
      {answered.length > 1 && (
        <LabelledSelect
          label={t('score.item')}
          name="item"
          options={answered.map(({ id, title }) => ({ value: id, words: title }))}
          onChange={setChosen}
        />
      )}
      <LabelledSelect
        label={t('notes.file')}
        name="path"
        options={files.map(({ path }) => ({ value: path, words: path }))}
      />
      <TextInput
        label={t('notes.line')}
        name="line"
        type="number"
        inputMode="numeric"
        min={1}
        error={problem === 'line' ? t('notes.enterLine') : undefined}
      />
      <TextInput
        label={t('notes.text')}
        name="text"
        maxLength={4_000}
        error={problem === 'text' ? t('notes.enterText') : undefined}
      />
      <Button type="submit" variant="default">
        {t('notes.add')}
      </Button>
    </form>
  );
}

interface LineNotesProps {
  readonly report: SittingReport;
  readonly notes: readonly Note[];
  /** Absent once the review is submitted. */
  readonly onChange: ((notes: readonly Note[]) => void) | undefined;
}

/** Notes on lines of the answers: they are part of the review, and saved with it. */
export function LineNotes({ report, notes, onChange }: LineNotesProps) {
  if (onChange === undefined && notes.length === 0) return null;
  return (
    <div className={classes['review']}>
      <h3>{t('notes.title')}</h3>
      {notes.length > 0 && (
        <ul className={classes['plain']}>
          {notes.map((note, index) => (
            <li key={index}>
              <span className={classes['sub']}>{placeOf(note, report)}</span>
              {note.text}
              {onChange !== undefined && (
                <Button
                  variant="subtle"
                  size="compact-xs"
                  aria-label={t('notes.removeOne', { place: placeOf(note, report) })}
                  onClick={() => onChange(notes.filter((other) => other !== note))}
                >
                  {t('notes.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {onChange !== undefined && <NoteForm report={report} onAdd={(note) => onChange([...notes, note])} />}
    </div>
  );
}
