import type { Fact, FactComment } from '@hone/contracts/hiring';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { z } from 'zod';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/sitting.js';
import { describeFact } from './fact-words.js';
import { timeOf } from './sitting-words.js';
import classes from './sitting.module.css';

const textSchema = z.object({ text: z.string().trim().min(1).max(2_000) });

interface CommentFormProps {
  readonly label: string;
  readonly onSave: (text: string) => Promise<void>;
  readonly onClose: () => void;
}

function CommentForm({ label, onSave, onClose }: CommentFormProps) {
  const { errors, failure, sending, formProps } = useForm({
    schema: textSchema,
    fields: { text: t('facts.enter') },
    send: ({ text }: { text: string }) => onSave(text),
    onSent: onClose,
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={label}>
      <Textarea label={t('facts.text')} name="text" rows={2} autoFocus error={errors['text']} />
      {failure !== null && <FailurePanel error={failure} kept={t('facts.kept')} />}
      <div className={classes['buttons']}>
        <Button type="submit" size="xs" loading={sending}>
          {t('facts.save')}
        </Button>
        <Button variant="default" size="xs" onClick={onClose}>
          {t('facts.cancel')}
        </Button>
      </div>
    </form>
  );
}

interface FactTimelineProps {
  readonly facts: readonly Fact[];
  readonly comments: readonly FactComment[];
  readonly titleOf: (item: string) => string;
  /** Null if the reader is not the candidate. */
  readonly onComment: ((fact: number | null, text: string) => Promise<void>) | null;
}

function Comments({ comments }: { readonly comments: readonly FactComment[] }) {
  return comments.map(({ id, text }) => <blockquote key={id}>{text}</blockquote>);
}

/** The key of the whole sitting; facts are numbered from 1. */
const WHOLE = 0;

/** The target of the comment being written, if any. */
function useWriting(onComment: FactTimelineProps['onComment']) {
  const [on, setOn] = useState<number | null>(null);
  return {
    on,
    open: setOn,
    close: () => setOn(null),
    save: async (text: string) => onComment?.(on === WHOLE ? null : on, text),
  };
}

interface FactRowProps extends Pick<FactTimelineProps, 'comments' | 'titleOf'> {
  readonly fact: Fact;
  /** Undefined if the reader may not comment. */
  readonly writing: ReturnType<typeof useWriting> | undefined;
}

function FactRow({ fact, comments, titleOf, writing }: FactRowProps) {
  const what = describeFact(fact, titleOf);
  const label = t('facts.addTo', { what, time: timeOf(fact.at) });
  return (
    <li>
      <time dateTime={fact.at}>{timeOf(fact.at)}</time>
      <span>{what}</span>
      {writing === undefined ? (
        <span />
      ) : (
        <Button variant="subtle" size="compact-xs" aria-label={label} onClick={() => writing.open(fact.seq)}>
          {t('facts.add')}
        </Button>
      )}
      <Comments comments={comments.filter((comment) => comment.fact === fact.seq)} />
      {writing?.on === fact.seq && (
        <CommentForm label={label} onSave={writing.save} onClose={writing.close} />
      )}
    </li>
  );
}

/** The recorded facts, the same list for both sides, with the candidate's comments. */
export function FactTimeline({ facts, comments, titleOf, onComment }: FactTimelineProps) {
  const writing = useWriting(onComment);
  const whole = t('facts.whole');
  if (facts.length === 0) return <p className={classes['quiet']}>{t('facts.none')}</p>;
  const rowProps = { comments, titleOf, writing: onComment === null ? undefined : writing };
  return (
    <>
      <ol className={classes['facts']} aria-label={t('facts.label')}>
        {facts.map((fact) => (
          <FactRow key={fact.seq} fact={fact} {...rowProps} />
        ))}
      </ol>
      <div className={classes['whole']}>
        <Comments comments={comments.filter(({ fact }) => fact === null)} />
      </div>
      {onComment !== null && writing.on === WHOLE && (
        <CommentForm label={whole} onSave={writing.save} onClose={writing.close} />
      )}
      {onComment !== null && writing.on !== WHOLE && (
        <div>
          <Button variant="default" size="xs" onClick={() => writing.open(WHOLE)}>
            {whole}
          </Button>
        </div>
      )}
    </>
  );
}
