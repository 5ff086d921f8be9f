import type { Check } from '@hone/contracts';
import { t } from '../strings/results.js';
import { statusLabel } from '../words/outcome.js';
import classes from './coverage-table.module.css';
import { coverageOf, type Coverage } from './coverage.js';
import { STATUS_ICONS } from './status-icons.js';

function Cell({ check, asks }: { readonly check: Check; readonly asks: boolean }) {
  if (!asks) return <td />;
  const Icon = STATUS_ICONS[check.status];
  return (
    <td data-status={check.status}>
      <Icon size={16} stroke={2.4} aria-label={statusLabel(check.status)} />
    </td>
  );
}

function Table({ coverage: { operations, checks } }: { readonly coverage: Coverage }) {
  return (
    <div className={classes['scroll']} tabIndex={0} role="region" aria-label={t('coverage.label')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('coverage.check')}</th>
            {operations.map(({ name, method, path }) => (
              <th key={name} scope="col">
                <code>{method}</code> <code>{path}</code>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {checks.map((check) => (
            <tr key={check.id}>
              <th scope="row">{check.title}</th>
              {operations.map(({ name }) => (
                <Cell key={name} check={check} asks={check.operations?.includes(name) === true} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('coverage.passed')}</th>
            {operations.map(({ name, passed, asked }) => (
              <td key={name}>{t('coverage.of', { passed, asked })}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** The operations of a contract that the checks call, with their results; nothing if no check names any. */
export function CoverageTable({ checks }: { readonly checks: readonly Check[] }) {
  const coverage = coverageOf(checks);
  if (coverage.operations.length === 0) return null;
  return (
    <details className={classes['coverage']}>
      <summary>{t('coverage.title')}</summary>
      <Table coverage={coverage} />
    </details>
  );
}
