import { Button, Skeleton } from '@mantine/core';
import type { MyProgress } from '@hone/contracts/practice';
import { downloadText } from '../app/download-text.js';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/me.js';
import { BestScores } from './best-scores.js';
import classes from './dashboard.module.css';
import { NextSteps } from './next-steps.js';
import { progressToCsv } from './progress-csv.js';
import { SkillMap } from './skill-map.js';
import { SolvedGrid } from './solved-grid.js';
import { StreakPanel } from './streak-panel.js';
import { useProgress } from './use-progress.js';

function ExportButtons({ progress }: { readonly progress: MyProgress }) {
  return (
    <p className={classes['export']}>
      <Button
        variant="default"
        size="xs"
        onClick={() =>
          downloadText(JSON.stringify(progress, null, 2), 'hone-progress.json', 'application/json')
        }
      >
        {t('export.json')}
      </Button>
      <Button
        variant="default"
        size="xs"
        onClick={() => downloadText(progressToCsv(progress.challenges), 'hone-progress.csv', 'text/csv')}
      >
        {t('export.csv')}
      </Button>
    </p>
  );
}

/** What to do next, and the progress so far. */
export function Dashboard() {
  const query = useProgress();
  if (query.isPending) return <Skeleton height={600} mt={24} aria-busy="true" />;
  if (query.isError)
    return <FailurePanel error={query.error} kept={t('progressSafe')} onRetry={() => void query.refetch()} />;
  const progress = query.data;
  return (
    <div className={classes['dashboard']}>
      <div className={classes['top']}>
        <div>
          <NextSteps progress={progress} />
        </div>
        <StreakPanel progress={progress} />
      </div>
      <SkillMap skills={progress.skills} />
      <SolvedGrid challenges={progress.challenges} />
      <BestScores challenges={progress.challenges} />
      <ExportButtons progress={progress} />
    </div>
  );
}
