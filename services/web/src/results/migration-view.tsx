import type { MigrationEvidence } from '@hone/contracts';
import { Timeline, type BarTone, type TimelineLane } from '../charts/timeline.js';
import { t } from '../strings/evidence.js';
import { RichText } from '../strings/rich-text.js';
import { formatNumber, formatWholeMs } from '../words/quantities.js';
import { MeasurementTable } from './measurement-table.js';
import classes from './migration-view.module.css';
import { PrintedText } from './printed-text.js';

type Statement = MigrationEvidence['statements'][number];
type Program = MigrationEvidence['programs'][number];

const TONES: Readonly<Record<Statement['ended'], BarTone>> = {
  well: 'work',
  again: 'given-up',
  refused: 'blocked',
};

function resultOf({ ended }: Statement): string {
  switch (ended) {
    case 'well':
      return t('migration.done');
    case 'again':
      return t('migration.retried');
    case 'refused':
      return t('migration.failed');
  }
}

/** What programs noticed while a file of a migration ran: a timeline, its measurements, and known hazards. */
export function MigrationView({ evidence }: { readonly evidence: MigrationEvidence }) {
  const { text, file, lengthMs, statements, programs, limitMs, hazards } = evidence;
  const failed = statements.find(({ ended }) => ended === 'refused');
  return (
    <div className={classes['migration']}>
      <p>{text}</p>
      {failed !== undefined && <PrintedText label={t('migration.statement')} text={failed.sql} />}
      {programs.length > 0 && (
        <>
          <Timeline title={t('migration.timeline', { file })} lengthMs={lengthMs} lanes={lanesOf(evidence)} />
          <Legend evidence={evidence} />
          <Programs programs={programs} limitMs={limitMs} />
        </>
      )}
      <Statements statements={statements} />
      {hazards === undefined ? (
        <p className={classes['note']}>{t('migration.noLinter')}</p>
      ) : (
        <Hazards hazards={hazards} />
      )}
    </div>
  );
}

function lanesOf({ file, statements, programs }: MigrationEvidence): TimelineLane[] {
  const own = statements.map((statement) => {
    const { place, fromMs, toMs, ended } = statement;
    const title = t('migration.statementBar', {
      number: place,
      time: formatWholeMs(toMs - fromMs),
      result: resultOf(statement),
    });
    return { fromMs, toMs, tone: TONES[ended], title };
  });
  const others = programs.map(({ title, waits }) => ({
    label: title,
    bars: waits.map(({ fromMs, toMs, blocked }) => ({
      fromMs,
      toMs,
      tone: blocked ? ('blocked' as const) : ('wait' as const),
      title: t(blocked ? 'migration.gaveUpBar' : 'migration.waitBar', {
        program: title,
        time: formatWholeMs(toMs - fromMs),
      }),
    })),
  }));
  return [{ label: file, bars: own }, ...others];
}

function Legend({ evidence: { statements, programs, limitMs } }: { readonly evidence: MigrationEvidence }) {
  // Both are red: only those that occurred are named.
  const hasFailed = statements.some(({ ended }) => ended === 'refused');
  const hasGivenUp = programs.some(({ waits }) => waits.some(({ blocked }) => blocked));
  return (
    <ul className={classes['legend']}>
      <li className={classes['work']}>{t('migration.legendWork')}</li>
      <li className={classes['given-up']}>{t('migration.legendRetried')}</li>
      <li className={classes['wait']}>{t('migration.legendWait')}</li>
      {hasFailed && <li className={classes['blocked']}>{t('migration.legendFailed')}</li>}
      {hasGivenUp && (
        <li className={classes['blocked']}>
          {t('migration.legendBlocked', { limit: formatWholeMs(limitMs) })}
        </li>
      )}
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
  const columns = [
    t('migration.program'),
    t('migration.served'),
    t('migration.longest'),
    t('migration.gaveUp', { limit: formatWholeMs(limitMs) }),
  ];
  return (
    <MeasurementTable label={t('migration.programs')} columns={columns}>
      {programs.map(({ title, served, longestMs, blocked }) => (
        <tr key={title}>
          <th scope="row">{title}</th>
          <td>{formatNumber(served)}</td>
          <td>{formatWholeMs(longestMs)}</td>
          <td>{formatNumber(blocked)}</td>
        </tr>
      ))}
    </MeasurementTable>
  );
}

function Statements({ statements }: { readonly statements: readonly Statement[] }) {
  const columns = [
    t('migration.statement'),
    t('migration.started'),
    t('migration.took'),
    t('migration.result'),
  ];
  return (
    <details className={classes['details']}>
      <summary>{t('migration.allStatements')}</summary>
      <MeasurementTable label={t('migration.statements')} columns={columns}>
        {statements.map((statement, index) => (
          <tr key={index}>
            <th scope="row">
              {statement.place}. <code>{statement.sql}</code>
            </th>
            <td>{formatWholeMs(statement.fromMs)}</td>
            <td>{formatWholeMs(statement.toMs - statement.fromMs)}</td>
            <td>{resultOf(statement)}</td>
          </tr>
        ))}
      </MeasurementTable>
    </details>
  );
}

function Hazards({ hazards }: { readonly hazards: NonNullable<MigrationEvidence['hazards']> }) {
  if (hazards.length === 0) return null;
  return (
    <details className={classes['details']}>
      <summary>{t('migration.hazards', { count: hazards.length })}</summary>
      <ul>
        {hazards.map(({ line, rule, message }, index) => (
          <li key={index}>
            <RichText
              text={t('migration.hazard', { line })}
              tags={{ message, rule: <span className={classes['note']}>({rule})</span> }}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}
