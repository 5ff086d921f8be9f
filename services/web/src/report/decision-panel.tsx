import {
  decisionBodySchema,
  decisionOutcomeSchema,
  type Decision,
  type SittingReport,
} from '@hone/contracts/hiring';
import { Button, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useForm } from '../account/use-form.js';
import { FailurePanel } from '../app/failure-panel.js';
import hiringClasses from '../hiring/hiring.module.css';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { formatDateTime } from '../words/quantities.js';
import classes from './report.module.css';

interface DecideFormProps {
  readonly sitting: string;
  /** Decisions that the reader has seen. */
  readonly seen: number;
}

function DecideForm({ sitting, seen }: DecideFormProps) {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id } = useWorkspace();
  const { errors, failure, sending, formProps } = useForm({
    schema: decisionBodySchema,
    fields: { reason: t('decision.enterReason') },
    read: (data) => ({ outcome: data.get('outcome'), reason: data.get('reason'), after: seen }),
    send: (body) => api.decide(id, sitting, body),
    onSent: async () => {
      formProps.ref.current?.reset();
      await queries.invalidateQueries({ queryKey: keyOf(id) });
    },
  });
  return (
    <form {...formProps} className={hiringClasses['form']} aria-label={t('decision.decide')}>
      <label className={classes['filter']}>
        {t('decision.outcome')}
        <select className={hiringClasses['select']} name="outcome">
          {decisionOutcomeSchema.options.map((outcome) => (
            <option key={outcome} value={outcome}>
              {t(`outcomes.${outcome}`)}
            </option>
          ))}
        </select>
      </label>
      <Textarea
        label={t('decision.reason')}
        description={t('decision.reasonHint')}
        name="reason"
        rows={3}
        error={errors['reason']}
      />
      {failure !== null && <FailurePanel error={failure} kept={t('decision.kept')} />}
      <Button type="submit" loading={sending}>
        {t('decision.decide')}
      </Button>
    </form>
  );
}

function OneDecision({ decision }: { readonly decision: Decision }) {
  const { outcome, by, at, reason } = decision;
  return (
    <li>
      <strong>
        {t('decision.one', { outcome: t(`outcomes.${outcome}`), name: by.name, when: formatDateTime(at) })}
      </strong>
      <blockquote className={classes['quote']}>{reason}</blockquote>
    </li>
  );
}

/** Decisions with names and reasons, and the form for another decision. */
export function DecisionPanel({ report }: { readonly report: SittingReport }) {
  const { decisions, may, row } = report;
  return (
    <section className={hiringClasses['panel']} aria-label={t('decision.title')}>
      <h2>{t('decision.title')}</h2>
      <p className={hiringClasses['quiet']}>{t('decision.text')}</p>
      {decisions === null && <p className={hiringClasses['quiet']}>{t('decision.hidden')}</p>}
      {decisions?.length === 0 && <p>{t('decision.none')}</p>}
      {decisions !== null && decisions.length > 0 && (
        <ol className={classes['plain']}>
          {decisions.map((decision) => (
            <OneDecision key={decision.number} decision={decision} />
          ))}
        </ol>
      )}
      {may.decide && decisions !== null && <DecideForm sitting={row.id} seen={decisions.length} />}
    </section>
  );
}
