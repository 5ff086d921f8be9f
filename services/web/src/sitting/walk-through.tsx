import {
  explainBodySchema,
  type ExplainBody,
  type WalkThrough as Questions,
  type WalkThroughQuestion,
} from '@hone/contracts/hiring';
import { Button, Textarea } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Done } from '../account/done.js';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/sitting.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './sitting.module.css';
import { useSitting, useSittingApi } from './use-sitting.js';

const ASK_AGAIN_MS = 4_000;

const keyOf = (sitting: string) => ['sitting-walk-through', sitting];

interface QuestionProps {
  readonly question: WalkThroughQuestion;
  readonly number: number;
}

function QuestionForm({ question, number }: QuestionProps) {
  const { id } = useSitting();
  const api = useSittingApi();
  const queries = useQueryClient();
  const { item, template, title, text } = question;
  const { errors, failure, sending, formProps } = useForm({
    schema: explainBodySchema,
    fields: { text: t('walkThrough.enter') },
    read: (data) => ({ item, template, text: data.get('text') }),
    send: (body: ExplainBody) => api.explain(id, body),
    onSent: (answer) => void queries.setQueryData(keyOf(id), answer),
  });
  return (
    <form {...formProps} className={classes['form']} aria-label={t('walkThrough.number', { number, title })}>
      <Textarea
        label={question.question}
        description={title}
        name="text"
        rows={4}
        maxLength={4_000}
        defaultValue={text ?? ''}
        error={errors['text']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('walkThrough.kept')} />}
      <div className={classes['buttons']}>
        <Button type="submit" size="xs" variant={text === null ? 'filled' : 'default'} loading={sending}>
          {text === null ? t('walkThrough.save') : t('walkThrough.change')}
        </Button>
        {text !== null && <Done>{t('walkThrough.saved')}</Done>}
      </div>
    </form>
  );
}

function Closed({ questions }: Pick<Questions, 'questions'>) {
  const written = questions.filter(({ text }) => text !== null);
  if (written.length === 0) return <p className={classes['quiet']}>{t('walkThrough.nothing')}</p>;
  return written.map(({ item, template, question, text }) => (
    <div key={`${item} ${template}`} className={classes['whole']}>
      <p>{question}</p>
      <blockquote>{text}</blockquote>
    </div>
  ));
}

function Asked({ state, closesAt, questions }: Questions) {
  if (state === 'waiting') return <p role="status">{t('walkThrough.waiting')}</p>;
  if (questions.length === 0) return <p className={classes['quiet']}>{t('walkThrough.none')}</p>;
  if (state === 'closed') return <Closed questions={questions} />;
  return (
    <>
      <p className={classes['quiet']}>
        {t('walkThrough.until', { when: closesAt === null ? '' : formatDateTime(closesAt) })}
      </p>
      {questions.map((question, index) => (
        <QuestionForm key={`${question.item} ${question.template}`} question={question} number={index + 1} />
      ))}
    </>
  );
}

/** After the end: a few questions about the candidate's answers, to be answered in writing. */
export function WalkThrough() {
  const { id } = useSitting();
  const api = useSittingApi();
  const query = useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api.getWalkThrough(id, signal),
    refetchInterval: ({ state }) => (state.data?.state === 'waiting' ? ASK_AGAIN_MS : false),
  });
  return (
    <section className={classes['section']} aria-label={t('walkThrough.title')}>
      <h2>{t('walkThrough.title')}</h2>
      <p>{t('walkThrough.text')}</p>
      {query.isError && query.data === undefined && (
        <FailurePanel error={query.error} kept={t('walkThrough.kept')} onRetry={() => void query.refetch()} />
      )}
      {query.data !== undefined && <Asked {...query.data} />}
    </section>
  );
}
