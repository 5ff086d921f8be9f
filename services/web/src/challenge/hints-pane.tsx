import { Button, Skeleton } from '@mantine/core';
import type { ChallengeView, LearningAids } from '@hone/contracts';
import { FailurePanel } from '../app/failure-panel.js';
import { t } from '../strings/challenge.js';
import { describeNextHint } from '../words/aids.js';
import { GiveUp } from './give-up.js';
import classes from './hints.module.css';
import { StatementMarkdown } from './statement-markdown.js';
import { useAids, useAskingForHelp, type AskingForHelp } from './use-aids.js';

interface HintsPaneProps {
  readonly challenge: ChallengeView;
  readonly onEditorial: () => void;
}

interface NextHintProps {
  readonly aids: LearningAids;
  readonly asking: AskingForHelp;
}

function NextHint({ aids, asking }: NextHintProps) {
  const { hint } = asking;
  const number = aids.hints.length + 1;
  return (
    <div className={classes['next']}>
      <p>{describeNextHint(aids)}</p>
      {aids.attemptsToNextHint === 0 && (
        <Button variant="default" loading={hint.isPending} onClick={() => hint.mutate()}>
          {t('hints.show', { number })}
        </Button>
      )}
      {hint.isError && (
        <FailurePanel error={hint.error} kept={t('hints.notTaken')} onRetry={() => hint.mutate()} />
      )}
    </div>
  );
}

function Hints({ challenge, aids }: { readonly challenge: ChallengeView; readonly aids: LearningAids }) {
  if (aids.hints.length === 0) return null;
  return (
    <ol className={classes['hints']} aria-label={t('hints.label')}>
      {aids.hints.map((hint) => (
        <li key={hint.index}>
          <h3>{t('hints.one', { number: hint.index, total: aids.hintsAvailable })}</h3>
          <StatementMarkdown text={hint.text} source={challenge} />
        </li>
      ))}
    </ol>
  );
}

/** Hints one after the other, then the editorial. */
export function HintsPane({ challenge, onEditorial }: HintsPaneProps) {
  const query = useAids(challenge.slug);
  const asking = useAskingForHelp(challenge.slug);
  if (query.isPending) return <Skeleton height={120} m={20} aria-busy="true" />;
  if (query.isError)
    return (
      <div className={classes['pane']}>
        <FailurePanel error={query.error} kept={t('hints.kept')} onRetry={() => void query.refetch()} />
      </div>
    );
  const aids = query.data;
  return (
    <div className={classes['pane']}>
      <Hints challenge={challenge} aids={aids} />
      <NextHint aids={aids} asking={asking} />
      <GiveUp aids={aids} asking={asking} onEditorial={onEditorial} />
    </div>
  );
}
