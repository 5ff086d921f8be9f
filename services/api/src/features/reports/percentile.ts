import { ANALYTICS_MIN, type SittingReport } from '@hone/contracts/hiring';
import { eachRecord, GROWING_PAGES } from '../../storage/record-store.js';
import type { HiringRepositories } from '../hiring-records/repositories.js';
import type { SittingRowRecord } from '../hiring-records/row-records.js';

/** The rank of a total among all of the same version; null while there are few. */
export async function readPercentile(
  hiring: Pick<HiringRepositories, 'rows'>,
  { assessment, version, percent }: SittingRowRecord,
): Promise<SittingReport['percentile']> {
  if (percent === undefined) return null;
  let [n, lower, equal] = [0, 0, 0];
  for await (const row of eachRecord(hiring.rows, { where: { assessment } }, GROWING_PAGES)) {
    if (row.version !== version || row.percent === undefined) continue;
    n += 1;
    if (row.percent < percent) lower += 1;
    else if (row.percent === percent) equal += 1;
  }
  if (n < ANALYTICS_MIN) return null;
  return { percent: Math.round((100 * (lower + equal / 2)) / n), n };
}
