import type { Comparison } from '@hone/contracts/hiring';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router';
import { usePageTitle } from '../app/page-title.js';
import hiringClasses from '../hiring/hiring.module.css';
import { Loaded } from '../hiring/loaded.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';
import { t } from '../strings/report.js';
import { formatNumber, formatPercent } from '../words/quantities.js';
import { candidateName } from './candidate-name.js';
import { describeOutcome } from './candidate-row.js';
import classes from './report.module.css';

interface PercentCellsProps {
  readonly values: readonly (number | null)[];
  /** Differences up to this count as equal. */
  readonly spread: number;
  readonly hidden: readonly boolean[];
}

/** Percents of one row; those within the spread of the best are marked as equal to it. */
function PercentCells({ values, spread, hidden }: PercentCellsProps) {
  const best = Math.max(...values.map((value) => value ?? 0));
  return values.map((value, index) => (
    <td key={index} className={hiringClasses['number']}>
      {value === null ? (
        t(hidden[index] === true ? 'compare.hidden' : 'compare.none')
      ) : (
        <>
          {formatPercent(value / 100)}
          {value < best && best - value <= spread && (
            <span className={classes['equal']}> {t('compare.equal')}</span>
          )}
        </>
      )}
    </td>
  ));
}

function Rows({ comparison }: { readonly comparison: Comparison }) {
  const { candidates, items, rubric, spread } = comparison;
  const hidden = candidates.map((row) => row.hidden);
  return (
    <tbody>
      <tr>
        <th scope="row">{t('compare.total')}</th>
        <PercentCells values={candidates.map(({ percent }) => percent)} spread={spread} hidden={hidden} />
      </tr>
      {items.map(({ id, title, percents }) => (
        <tr key={id}>
          <th scope="row">{title}</th>
          <PercentCells values={percents} spread={spread} hidden={hidden} />
        </tr>
      ))}
      {rubric.map(({ id, title, levels }) => (
        <tr key={id}>
          <th scope="row">
            {title}
            <span className={classes['sub']}>{t('compare.rubric')}</span>
          </th>
          {levels.map((level, index) => (
            <td key={index} className={hiringClasses['number']}>
              {level === null
                ? t(hidden[index] === true ? 'compare.hidden' : 'compare.none')
                : formatNumber(Math.round((level + 1) * 10) / 10)}
            </td>
          ))}
        </tr>
      ))}
      <tr>
        <th scope="row">{t('compare.outcome')}</th>
        {candidates.map(({ id, outcome }) => (
          <td key={id}>{outcome === null ? t('compare.none') : describeOutcome(outcome)}</td>
        ))}
      </tr>
    </tbody>
  );
}

function ComparisonTable({ comparison }: { readonly comparison: Comparison }) {
  const { id } = useWorkspace();
  return (
    <>
      <p className={hiringClasses['quiet']}>{t('compare.spread', { spread: comparison.spread })}</p>
      <div className={hiringClasses['scroll']} tabIndex={0} role="region" aria-label={t('compare.label')}>
        <table className={hiringClasses['table']} aria-label={t('compare.label')}>
          <thead>
            <tr>
              <th scope="col">{t('compare.criterion')}</th>
              {comparison.candidates.map((row) => (
                <th key={row.id} scope="col">
                  <Link to={`/w/${id}/sittings/${row.id}`}>{candidateName(row)}</Link>
                </th>
              ))}
            </tr>
          </thead>
          <Rows comparison={comparison} />
        </table>
      </div>
    </>
  );
}

/** `/w/:w/compare?sittings=a,b` */
export function ComparePage() {
  usePageTitle(t('compare.title'));
  const api = useHiringApi();
  const { id } = useWorkspace();
  const [search] = useSearchParams();
  const sittings = (search.get('sittings') ?? '').split(',').filter(Boolean);
  const query = useQuery({
    queryKey: keyOf(id, 'compare', sittings),
    queryFn: ({ signal }) => api.compare(id, sittings, signal),
    enabled: sittings.length > 1,
  });
  return (
    <div className={hiringClasses['page']}>
      <div className={hiringClasses['head']}>
        <h1>{t('compare.title')}</h1>
        <Link to={`/w/${id}/candidates`}>{t('page.back')}</Link>
      </div>
      {sittings.length < 2 ? (
        <p className={hiringClasses['lead']}>{t('compare.choose')}</p>
      ) : (
        <Loaded query={query} kept={t('compare.kept')}>
          {(comparison) => <ComparisonTable comparison={comparison} />}
        </Loaded>
      )}
    </div>
  );
}
