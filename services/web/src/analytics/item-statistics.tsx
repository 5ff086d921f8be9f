import type { ItemAnalytics } from '@hone/contracts/hiring';
import { DataTable } from '../hiring/data-table.js';
import classes from '../hiring/hiring.module.css';
import { t } from '../strings/analytics.js';
import { formatNumber, formatPercent } from '../words/quantities.js';

const FULL = 100;

function describeSolved({ solved }: ItemAnalytics): string {
  if (solved === null) return t('items.tooFew');
  const [share, low, high] = [solved.share, solved.low, solved.high].map((value) => formatPercent(value));
  return t('items.interval', { share: share ?? '', low: low ?? '', high: high ?? '' });
}

function Row({ item }: { readonly item: ItemAnalytics }) {
  const { title, n, mean, discrimination, minutes } = item;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>{n}</td>
      <td>{describeSolved(item)}</td>
      <td>{mean === null ? t('items.tooFew') : formatPercent(mean / FULL)}</td>
      <td>{discrimination === null ? t('items.tooFew') : formatNumber(discrimination)}</td>
      <td>{minutes === null ? t('items.tooFew') : t('items.middle', { ...minutes })}</td>
    </tr>
  );
}

/** How hard each challenge was, and how well it discriminates between candidates. */
export function ItemStatistics({ items }: { readonly items: readonly ItemAnalytics[] }) {
  const heads = (['item', 'n', 'solved', 'mean', 'discrimination', 'minutes'] as const).map((head) =>
    t(`items.${head}`),
  );
  return (
    <section className={classes['panel']} aria-label={t('items.title')}>
      <h2>{t('items.title')}</h2>
      <DataTable label={t('items.title')} heads={heads}>
        {items.map((item) => (
          <Row key={item.id} item={item} />
        ))}
      </DataTable>
      <p className={classes['quiet']}>{t('items.about')}</p>
    </section>
  );
}
