import type { PutReviewBody, RubricItem, SittingReport } from '@hone/contracts/hiring';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useAnnouncer } from '../app/announcements.js';
import { FailurePanel } from '../app/failure-panel.js';
import { ConfirmDialog } from '../hiring/confirm-dialog.js';
import hiringClasses from '../hiring/hiring.module.css';
import { useChange, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { timeOf } from '../sitting/sitting-words.js';
import { t } from '../strings/report.js';
import { formatDateTime } from '../words/quantities.js';
import { LineNotes } from './line-notes.js';
import { splitNotes } from './note-places.js';
import classes from './report.module.css';

type Ratings = ReadonlyMap<string, number>;

interface CriterionProps {
  readonly item: RubricItem;
  readonly level: number | undefined;
  readonly disabled: boolean;
  readonly onRate: (level: number) => void;
}

function Criterion({ item, level, disabled, onRate }: CriterionProps) {
  return (
    <fieldset className={classes['criterion']} disabled={disabled}>
      <legend>{item.title}</legend>
      {item.levels.map(({ title, anchor }, index) => (
        <label key={index} className={classes['level']}>
          <input
            type="radio"
            name={`criterion-${item.id}`}
            checked={level === index}
            onChange={() => onRate(index)}
          />
          <span>
            <strong>{title}</strong>
            {anchor}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

function describeSaved({ ownReview }: SittingReport): string | undefined {
  return ownReview === null ? undefined : t('review.saved', { time: timeOf(ownReview.savedAt) });
}

/** The text that is not saved yet; starts with the review on the server. */
function useReview({ row, ownReview }: SittingReport) {
  const api = useHiringApi();
  const announcer = useAnnouncer();
  const { id } = useWorkspace();
  const [ratings, setRatings] = useState<Ratings>(
    () => new Map(ownReview?.ratings.map(({ item, level }) => [item, level])),
  );
  const saved = splitNotes(ownReview?.notes ?? []);
  const [notes, setNotes] = useState(() => saved.whole.map(({ text }) => text).join('\n\n'));
  const [lineNotes, setLineNotes] = useState<PutReviewBody['notes']>(saved.lines);
  const save = useChange(id, {
    send: (handIn: boolean) => {
      const body: PutReviewBody = {
        ratings: [...ratings].map(([item, level]) => ({ item, level })),
        notes: [...(notes.trim() === '' ? [] : [{ text: notes.trim() }]), ...lineNotes],
        handIn,
      };
      return api.saveReview(id, row.id, body);
    },
    onDone: (report) => {
      const saved = describeSaved(report);
      if (saved !== undefined) announcer.result(saved);
    },
  });
  return {
    ratings,
    notes,
    save,
    setNotes,
    lineNotes,
    setLineNotes: (next: readonly PutReviewBody['notes'][number][]) => setLineNotes([...next]),
    rate: (item: string, level: number) => setRatings(new Map(ratings).set(item, level)),
  };
}

type ReviewHandle = ReturnType<typeof useReview>;

function ReviewButtons({ save }: Pick<ReviewHandle, 'save'>) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <div className={hiringClasses['buttons']}>
        <Button variant="default" loading={save.isPending} onClick={() => save.mutate(false)}>
          {t('review.save')}
        </Button>
        <Button onClick={() => setAsking(true)}>{t('review.handIn')}</Button>
        {save.isSuccess && <span className={hiringClasses['quiet']}>{describeSaved(save.data)}</span>}
      </div>
      <ConfirmDialog
        opened={asking}
        title={t('review.handInTitle')}
        text={t('review.handInText')}
        confirm={t('review.handIn')}
        pending={save.isPending}
        error={save.error}
        onConfirm={() => save.mutate(true, { onSuccess: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

interface CriteriaProps {
  readonly items: readonly RubricItem[];
  readonly handle: Pick<ReviewHandle, 'ratings' | 'rate'>;
  readonly disabled: boolean;
}

function Criteria({ items, handle: { ratings, rate }, disabled }: CriteriaProps) {
  if (items.length === 0) return <p>{t('review.noRubric')}</p>;
  return items.map((item) => (
    <Criterion
      key={item.id}
      item={item}
      level={ratings.get(item.id)}
      disabled={disabled}
      onRate={(level) => rate(item.id, level)}
    />
  ));
}

/** The reader's review: levels of the rubric and notes. Nobody else sees it before it is submitted. */
export function ReviewForm({ report }: { readonly report: SittingReport }) {
  const { ownReview } = report;
  const handle = useReview(report);
  const { notes, save, setNotes, lineNotes, setLineNotes } = handle;
  const handedIn = ownReview?.handedInAt ?? null;
  return (
    <section
      className={`${hiringClasses['panel']} ${handedIn === null ? classes['noPrint'] : ''}`}
      aria-label={t('review.title')}
    >
      <h2>{t('review.title')}</h2>
      <p className={hiringClasses['quiet']}>
        {handedIn === null ? t('review.text') : t('review.handedIn', { when: formatDateTime(handedIn) })}
      </p>
      <div className={classes['review']}>
        <Criteria items={report.rubric.items} handle={handle} disabled={handedIn !== null} />
        <Textarea
          label={t('review.notes')}
          description={t('review.notesHint')}
          value={notes}
          rows={5}
          maxLength={4_000}
          readOnly={handedIn !== null}
          onChange={(event) => setNotes(event.currentTarget.value)}
        />
      </div>
      <LineNotes report={report} notes={lineNotes} onChange={handedIn === null ? setLineNotes : undefined} />
      {save.isError && <FailurePanel error={save.error} kept={t('review.kept')} />}
      {handedIn === null && <ReviewButtons save={save} />}
    </section>
  );
}
