import type { PlanStep } from '@hone/contracts';
import { FiguresTable } from './figures-table.js';
import classes from './plan-view.module.css';

const whole = new Intl.NumberFormat('en');

function StepRow({ step }: { readonly step: PlanStep }) {
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
      <td>{whole.format(rows)}</td>
      <td>{removed === 0 ? '' : whole.format(removed)}</td>
      <td>{whole.format(loops)}</td>
      <td>{blocks === null ? '' : whole.format(blocks)}</td>
    </tr>
  );
}

interface PlanViewProps {
  readonly plan: readonly PlanStep[];
  readonly title?: string;
  /** What the plan is of, for those who do not see the title beside it. */
  readonly label?: string;
  readonly open?: boolean;
}

/** How a query was carried out: the steps of its plan as a tree, with what came out of each. */
export function PlanView({
  plan,
  title = 'How the query was carried out',
  label = 'Plan of the query',
  open = false,
}: PlanViewProps) {
  return (
    <details className={classes['plan']} open={open}>
      <summary>{title}</summary>
      <FiguresTable
        label={label}
        columns={['Step, those that feed it below', 'Rows', 'Removed', 'Times', 'Blocks']}
      >
        {plan.map((step, index) => (
          <StepRow key={index} step={step} />
        ))}
      </FiguresTable>
    </details>
  );
}
