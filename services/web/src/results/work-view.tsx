import type { Evidence, WorkCount } from '@hone/contracts';
import { t } from '../strings/evidence.js';
import { RichText } from '../strings/rich-text.js';
import { formatKib, formatNumber } from '../words/quantities.js';
import { MeasurementTable } from './measurement-table.js';
import { PlanView } from './plan-view.js';
import classes from './work-view.module.css';

type WorkEvidence = Extract<Evidence, { type: 'work' }>;

const KIBIBYTE = 1024;

function amount(value: number, unit: WorkCount['unit']): string {
  return unit === 'bytes' ? formatKib(Math.ceil(value / KIBIBYTE)) : formatNumber(value);
}

interface RowProps {
  readonly count: WorkCount;
  /** Whether the table says from which count on points are zero. */
  readonly sloped: boolean;
}

function CountRow({ count, sloped }: RowProps) {
  const { name, unit, submission, reference, most, nothingFrom } = count;
  const over = submission > most;
  return (
    <tr className={over ? classes['over'] : undefined}>
      <th scope="row">{name}</th>
      <td>
        {over ? (
          <RichText
            text={t('counts.tooMany', { amount: amount(submission, unit) })}
            tags={{ mark: (words) => <span className={classes['mark']}>{words}</span> }}
          />
        ) : (
          amount(submission, unit)
        )}
      </td>
      <td>{reference === undefined ? '' : amount(reference, unit)}</td>
      <td>{amount(most, unit)}</td>
      {sloped && <td>{nothingFrom === undefined ? '' : amount(nothingFrom, unit)}</td>}
    </tr>
  );
}

/** What a query and its indexes cost beside the reference's: the counts, and the available plans. */
export function WorkView({ evidence }: { readonly evidence: WorkEvidence }) {
  const { text, counts, plan, referencePlan } = evidence;
  const sloped = counts.some(({ nothingFrom }) => nothingFrom !== undefined);
  const columns = [t('counts.counted'), t('yours'), t('reference'), t('counts.limit')];
  return (
    <div>
      <p>{text}</p>
      <MeasurementTable
        label={t('counts.label')}
        columns={sloped ? [...columns, t('counts.noPoints')] : columns}
        className={classes['counts']}
      >
        {counts.map((count) => (
          <CountRow key={count.name} count={count} sloped={sloped} />
        ))}
      </MeasurementTable>
      <div className={classes['plans']}>
        {plan !== undefined && (
          <PlanView plan={plan} title={t('plan.yourQuery')} label={t('plan.ofYours')} open />
        )}
        {referencePlan !== undefined && (
          <PlanView
            plan={referencePlan}
            title={t('plan.referenceQuery')}
            label={t('plan.ofReference')}
            open
          />
        )}
      </div>
    </div>
  );
}
