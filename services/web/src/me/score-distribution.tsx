import { Skeleton } from '@mantine/core';
import { MIN_DISTRIBUTION } from '@hone/contracts/practice';
import { t } from '../strings/me.js';
import { formatNumber, formatPercent } from '../words/quantities.js';
import classes from './dashboard.module.css';
import { useScores } from './use-progress.js';

const HEIGHT = 72;
const WIDTH = 30;

interface DistributionProps {
  readonly slug: string;
  /** The reader's best percent. */
  readonly own: number;
}

function Bars({ bins, ownBin }: { readonly bins: readonly number[]; readonly ownBin: number }) {
  const most = Math.max(1, ...bins);
  return (
    <svg
      viewBox={`0 0 ${WIDTH * bins.length} ${HEIGHT + 16}`}
      className={classes['bars']}
      role="img"
      aria-label={t('others.chart')}
    >
      {bins.map((people, bin) => {
        const height = (HEIGHT * people) / most;
        return (
          <g key={bin}>
            <rect
              x={bin * WIDTH + 2}
              y={HEIGHT - height}
              width={WIDTH - 4}
              height={Math.max(1, height)}
              fill={bin === ownBin ? 'var(--accent)' : 'var(--line-strong)'}
            />
            <text x={bin * WIDTH + WIDTH / 2} y={HEIGHT + 12} textAnchor="middle">
              {formatNumber(bin * 10)}
            </text>
          </g>
        );
      })}
    </svg>
  );
}

/** The scores of all users as bars and as a table, if there are at least 30. */
export function ScoreDistribution({ slug, own }: DistributionProps) {
  const query = useScores(slug);
  if (query.isPending) return <Skeleton height={90} aria-busy="true" />;
  if (query.isError) return <p className={classes['note']}>{t('others.failed')}</p>;
  const { people, bins, solved } = query.data;
  if (bins === null || solved === null)
    return (
      <p className={classes['note']}>{t('others.tooFew', { count: people, least: MIN_DISTRIBUTION })}</p>
    );
  const ownBin = Math.min(bins.length - 1, Math.floor(own / 10));
  return (
    <div className={classes['others']}>
      <p className={classes['note']}>
        {t('others.summary', { people, share: formatPercent(solved / people) })}
      </p>
      <Bars bins={bins} ownBin={ownBin} />
      <table className="visually-hidden">
        <caption>{t('others.chart')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('others.score')}</th>
            <th scope="col">{t('others.people')}</th>
          </tr>
        </thead>
        <tbody>
          {bins.map((count, bin) => {
            const name = t('others.bin', { from: bin * 10, to: bin * 10 + 10 });
            return (
              <tr key={bin}>
                <th scope="row">{bin === ownBin ? t('others.own', { bin: name }) : name}</th>
                <td>{formatNumber(count)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
