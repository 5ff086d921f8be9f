import type { MigrationEvidence } from '@hone/contracts';
import { Timeline, type BarTone, type TimelineLane } from '../charts/timeline.js';
import { FiguresTable } from './figures-table.js';
import classes from './migration-view.module.css';

type Statement = MigrationEvidence['statements'][number];
type Program = MigrationEvidence['programs'][number];

const whole = new Intl.NumberFormat('en');
const ms = (value: number): string => `${whole.format(value)} ms`;

const ENDINGS: Readonly<Record<Statement['ended'], { readonly tone: BarTone; readonly words: string }>> = {
  well: { tone: 'work', words: 'done' },
  again: { tone: 'given-up', words: 'gave up a lock, tried again' },
  refused: { tone: 'blocked', words: 'failed' },
};

/** What programs noticed while a file of a migration ran: a timeline, the figures behind it, and known hazards. */
export function MigrationView({ evidence }: { readonly evidence: MigrationEvidence }) {
  const { text, file, lengthMs, statements, programs, limitMs, hazards } = evidence;
  return (
    <div className={classes['migration']}>
      <p>{text}</p>
      {programs.length > 0 && (
        <>
          <Timeline title={`While ${file} ran`} lengthMs={lengthMs} lanes={lanesOf(evidence)} />
          <Legend limitMs={limitMs} />
          <Programs programs={programs} limitMs={limitMs} />
        </>
      )}
      <Statements statements={statements} />
      {hazards === undefined ? (
        <p className={classes['note']}>The linter for migrations does not run here.</p>
      ) : (
        <Hazards hazards={hazards} />
      )}
    </div>
  );
}

function lanesOf({ file, statements, programs }: MigrationEvidence): TimelineLane[] {
  const own = statements.map(({ place, fromMs, toMs, ended }) => ({
    fromMs,
    toMs,
    tone: ENDINGS[ended].tone,
    title: `Statement ${place}: ${ms(toMs - fromMs)}, ${ENDINGS[ended].words}`,
  }));
  const others = programs.map(({ title, waits }) => ({
    label: title,
    bars: waits.map(({ fromMs, toMs, blocked }) => ({
      fromMs,
      toMs,
      tone: blocked ? ('blocked' as const) : ('wait' as const),
      title: `${title}: ${ms(toMs - fromMs)}${blocked ? ', gave up' : ''}`,
    })),
  }));
  return [{ label: file, bars: own }, ...others];
}

function Legend({ limitMs }: { readonly limitMs: number }) {
  return (
    <ul className={classes['legend']}>
      <li className={classes['work']}>a statement of the file</li>
      <li className={classes['given-up']}>the file gave up a lock and tried again</li>
      <li className={classes['wait']}>a program waited</li>
      <li className={classes['blocked']}>waited more than {ms(limitMs)} and gave up</li>
    </ul>
  );
}

function Programs({
  programs,
  limitMs,
}: {
  readonly programs: readonly Program[];
  readonly limitMs: number;
}) {
  return (
    <FiguresTable label="Programs" columns={['Program', 'Served', 'Longest', `Gave up after ${ms(limitMs)}`]}>
      {programs.map(({ title, served, longestMs, blocked }) => (
        <tr key={title}>
          <th scope="row">{title}</th>
          <td>{whole.format(served)}</td>
          <td>{ms(longestMs)}</td>
          <td>{whole.format(blocked)}</td>
        </tr>
      ))}
    </FiguresTable>
  );
}

function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  return (
    <details className={classes['details']}>
      <summary>Every statement</summary>
      <FiguresTable label="Statements" columns={['Statement', 'Began', 'Took', 'Ended']}>
        {statements.map(({ place, sql, fromMs, toMs, ended }, index) => (
          <tr key={index}>
            <th scope="row">
              {place}. <code>{sql}</code>
            </th>
            <td>{ms(fromMs)}</td>
            <td>{ms(toMs - fromMs)}</td>
            <td>{ENDINGS[ended].words}</td>
          </tr>
        ))}
      </FiguresTable>
    </details>
  );
}

function Hazards({ hazards }: { readonly hazards: NonNullable<MigrationEvidence['hazards']> }) {
  if (hazards.length === 0) return null;
  return (
    <details className={classes['details']}>
      <summary>Known hazards ({hazards.length}), which cost nothing</summary>
      <ul>
        {hazards.map(({ line, rule, message }, index) => (
          <li key={index}>
            Line {line}: {message} <span className={classes['note']}>({rule})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
