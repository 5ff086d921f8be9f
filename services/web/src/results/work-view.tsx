import type { Evidence, WorkCount } from '@hone/contracts';
import { FiguresTable } from './figures-table.js';
import { PlanView } from './plan-view.js';
import classes from './work-view.module.css';

type WorkEvidence = Extract<Evidence, { type: 'work' }>;

const KIBIBYTE = 1024;
const whole = new Intl.NumberFormat('en');

function amount(value: number, unit: WorkCount['unit']): string {
  return unit === 'bytes' ? `${whole.format(Math.ceil(value / KIBIBYTE))} KiB` : whole.format(value);
}

interface RowProps {
  readonly count: WorkCount;
  /** Whether the table says from where on counts earn nothing. */
  readonly sloped: boolean;
}

function CountRow({ count, sloped }: RowProps) {
  const { name, unit, submission, reference, most, nothingFrom } = count;
  const over = submission > most;
  return (
    <tr className={over ? classes['over'] : undefined}>
      <th scope="row">{name}</th>
      <td>
        {amount(submission, unit)}
        {over && <span className={classes['mark']}> too many</span>}
      </td>
      <td>{reference === undefined ? '' : amount(reference, unit)}</td>
      <td>{amount(most, unit)}</td>
      {sloped && <td>{nothingFrom === undefined ? '' : amount(nothingFrom, unit)}</td>}
    </tr>
  );
}

/** What a query and its indexes cost beside the reference's: the counts, and both plans where they are told. */
export function WorkView({ evidence }: { readonly evidence: WorkEvidence }) {
  const { text, counts, plan, referencePlan } = evidence;
  const sloped = counts.some(({ nothingFrom }) => nothingFrom !== undefined);
  return (
    <div>
      <p>{text}</p>
      <FiguresTable
        label="Counts"
        columns={['Counted', 'Yours', 'Reference', 'Limit', ...(sloped ? ['No points from'] : [])]}
        className={classes['counts']}
      >
        {counts.map((count) => (
          <CountRow key={count.name} count={count} sloped={sloped} />
        ))}
      </FiguresTable>
      <div className={classes['plans']}>
        {plan !== undefined && (
          <PlanView plan={plan} title="How your query was carried out" label="Plan of your query" open />
        )}
        {referencePlan !== undefined && (
          <PlanView
            plan={referencePlan}
            title="How the reference was carried out"
            label="Plan of the reference"
            open
          />
        )}
      </div>
    </div>
  );
}
