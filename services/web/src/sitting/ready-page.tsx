import { MAX_PAUSE_MINUTES, type Sitting } from '@hone/contracts/hiring';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { z } from 'zod';
import { Dialog } from '../app/dialog.js';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/sitting.js';
import { EnvironmentCheck } from './environment-check.js';
import classes from './sitting.module.css';
import { describeStart } from './sitting-words.js';
import { useOpenFirstItem } from './use-open-first-item.js';
import { useSitting, useSittingApi, useSittingChange } from './use-sitting.js';

function Practice({ id }: { readonly id: string }) {
  return (
    <section className={classes['panel']} aria-label={t('ready.practice')}>
      <h2>{t('ready.practice')}</h2>
      <p>{t('ready.practiceText')}</p>
      <div>
        <Button component={Link} to={`/sittings/${id}/items/practice`} variant="default">
          {t('ready.openPractice')}
        </Button>
      </div>
    </section>
  );
}

const messageSchema = z.object({ text: z.string().trim().min(1).max(2_000) });

function MessageForm({ id }: { readonly id: string }) {
  const api = useSittingApi();
  const [sent, setSent] = useState(false);
  const { errors, failure, sending, formProps } = useForm({
    schema: messageSchema,
    fields: { text: t('ready.enterMessage') },
    send: (body: { text: string }) => api.sendMessage(id, body),
    onSent: () => setSent(true),
  });
  return (
    <section className={classes['panel']} aria-label={t('ready.message')}>
      <h2>{t('ready.message')}</h2>
      <p>{t('ready.messageText')}</p>
      {sent ? (
        <p role="status">{t('ready.sent')}</p>
      ) : (
        <form {...formProps} className={classes['form']} aria-label={t('ready.message')}>
          <Textarea label={t('ready.messageLabel')} name="text" rows={3} error={errors['text']} />
          {failure !== null && <FailurePanel error={failure} kept={t('ready.messageKept')} />}
          <Button type="submit" variant="default" loading={sending}>
            {t('ready.send')}
          </Button>
        </form>
      )}
    </section>
  );
}

/** Asks before the clock starts. */
function StartButton() {
  const sitting = useSitting();
  const openFirstItem = useOpenFirstItem();
  const [asking, setAsking] = useState(false);
  const start = useSittingChange((api) => api.startSitting(sitting.id), openFirstItem);
  const begin = () => start.mutate();
  return (
    <>
      <div>
        <Button size="md" onClick={() => setAsking(true)}>
          {t('ready.start')}
        </Button>
      </div>
      <Dialog opened={asking} onClose={() => setAsking(false)} title={t('ready.dialog')}>
        <div className={classes['dialog']}>
          <p>{t('ready.dialogText', { count: MAX_PAUSE_MINUTES })}</p>
          {start.isError && (
            <FailurePanel error={start.error} kept={t('ready.startFailed')} onRetry={begin} />
          )}
          <div className={classes['dialogButtons']}>
            <Button variant="default" data-autofocus onClick={() => setAsking(false)}>
              {t('ready.notYet')}
            </Button>
            <Button loading={start.isPending} onClick={begin}>
              {t('ready.startNow')}
            </Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}

/** Whether the sitting can be started, by the server's clock alone. */
function startState({ status, opensAt, serverNow }: Sitting): 'early' | 'open' | 'late' {
  if (status === 'expired') return 'late';
  return opensAt !== null && Date.parse(serverNow) < Date.parse(opensAt) ? 'early' : 'open';
}

const START_TEXTS = {
  early: 'ready.tooEarly',
  open: 'ready.startText',
  late: 'ready.tooLate',
} as const;

function StartPanel() {
  const sitting = useSitting();
  const state = startState(sitting);
  return (
    <section className={`${classes['panel']} ${classes['call']}`} aria-label={t('ready.start')}>
      {sitting.opensAt !== null && (
        <div>
          <p>{describeStart(sitting)}</p>
          <p>{t('about.fullTime')}</p>
        </div>
      )}
      <p role="status">{t(START_TEXTS[state])}</p>
      {state === 'open' && <StartButton />}
    </section>
  );
}

/** A summary of the invitation. */
function Terms({ sitting }: { readonly sitting: Sitting }) {
  const timed = sitting.sections.flatMap(({ id, title, minutes }) =>
    minutes === null ? [] : [{ id, title, minutes }],
  );
  return (
    <dl className={classes['about']}>
      {timed.length > 0 && (
        <div>
          <dt>{t('about.sections')}</dt>
          <dd>
            <ul>
              {timed.map(({ id, title, minutes }) => (
                <li key={id}>{t('ready.section', { title, minutes })}</li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      <div>
        <dt>{t('about.assistants')}</dt>
        <dd>{t(`about.policies.${sitting.assistants}`)}</dd>
      </div>
      <div>
        <dt>{t('about.grading')}</dt>
        <dd>
          <span>{t('about.gradingText')}</span>
          <span>{t('about.gradingDeadline')}</span>
        </dd>
      </div>
      <div>
        <dt>{t('about.faults')}</dt>
        <dd>{t('about.faultsText')}</dd>
      </div>
    </dl>
  );
}

/** Before the clock runs: check, practise, ask, start. */
export function ReadyPage() {
  const sitting = useSitting();
  return (
    <div className={classes['page']}>
      <div className={classes['section']}>
        <h1>{t('ready.title')}</h1>
        <p className={classes['lead']}>{t('ready.text')}</p>
      </div>
      <EnvironmentCheck />
      {sitting.hasPractice && <Practice id={sitting.id} />}
      <StartPanel />
      <Terms sitting={sitting} />
      <MessageForm id={sitting.id} />
    </div>
  );
}
