import { useQuery } from '@tanstack/react-query';
import { usePorts } from '../app/ports.js';
import { CostCurve } from '../charts/cost-curve.js';
import { t } from '../strings/submission.js';
import { growthCurves } from './growth-curves.js';
import { useMe } from './use-history.js';

/** Enough to see progress, few enough to distinguish the lines. */
const SHOWN = 5;

/** The user's measured submissions of a challenge, newest first. */
function useMeasured(challenge: string) {
  const { api } = usePorts();
  const me = useMe();
  return useQuery({
    queryKey: ['submissions', challenge, 'measured'],
    enabled: me.data !== undefined && me.data !== null,
    queryFn: async ({ signal }) => {
      const { items } = await api.listSubmissions({ challenge, limit: '100' }, signal);
      const scored = items.filter(({ mode, status }) => mode === 'submit' && status === 'graded');
      const full = scored.filter(({ verdict }) => verdict !== 'rejected').slice(0, SHOWN);
      return Promise.all(full.map(({ id }) => api.getSubmission(id, signal)));
    },
  });
}

/** Cost growth of the user's answers, the newest beside the earlier ones; nothing if none was measured. */
export function OwnCurves({ challenge }: { readonly challenge: string }) {
  const measured = useMeasured(challenge);
  const series = growthCurves(measured.data ?? []);
  if (series.length === 0) return null;
  return <CostCurve title={t('history.curves')} series={series} />;
}
