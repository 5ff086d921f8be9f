import type { PlanStep } from '@hone/contracts';
import { t } from '../strings/evidence.js';
import { formatNumber } from '../words/quantities.js';
import { MeasurementTable } from './measurement-table.js';
import classes from './plan-view.module.css';

const formatCount = (value: number | null): string => (value === null ? '' : formatNumber(value));

function StepRow({ step, counted }: { readonly step: PlanStep; readonly counted: boolean }) {
  const { depth, source, details, rows, loops, removed = 0, blocks } = step;
  return (
    <tr>
      <th scope="row" style={{ paddingInlineStart: `${8 + Math.min(depth, 12) * 14}px` }}>
        <span>
          {step.step}
          {source !== undefined && <span className={classes['source']}> {source}</span>}
        </span>
        {details.map((detail) => (
          <span key={detail} className={classes['detail']}>
            {detail}
          </span>
        ))}
      </th>
      {counted && (
        <>
          <td>{formatCount(rows)}</td>
          <td>{removed === 0 ? '' : formatCount(removed)}</td>
          <td>{formatCount(loops)}</td>
          <td>{formatCount(blocks)}</td>
        </>
      )}
    </tr>
  );
}

interface PlanViewProps {
  readonly plan: readonly PlanStep[];
  readonly title?: string;
  /** The plan's accessible name. */
  readonly label?: string;
  readonly open?: boolean;
}

/** How a query was executed: the steps of its plan as a tree, with the output of each. */
export function PlanView({
  plan,
  title = t('plan.query'),
  label = t('plan.ofQuery'),
  open = false,
}: PlanViewProps) {
  // Not every engine counts what its steps did.
  const counted = plan.some(({ rows, blocks }) => rows !== null || blocks !== null);
  const columns = counted
    ? [t('plan.step'), t('plan.rows'), t('plan.removed'), t('plan.loops'), t('plan.blocks')]
    : [t('plan.step')];
  return (
    <details className={classes['plan']} open={open}>
      <summary>{title}</summary>
      <MeasurementTable label={label} columns={columns}>
        {plan.map((step, index) => (
          <StepRow key={index} step={step} counted={counted} />
        ))}
      </MeasurementTable>
    </details>
  );
}
