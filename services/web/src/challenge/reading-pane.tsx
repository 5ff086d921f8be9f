import { Skeleton } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { lazy, Suspense, useId } from 'react';
import { t } from '../strings/challenge.js';
import { TabPanel } from '../tabs/tab-panel.js';
import { TabStrip } from '../tabs/tab-strip.js';
import { TrackPlace } from '../tracks/track-place.js';
import { findContract } from './find-contract.js';
import { findRecorded } from './find-recorded.js';
import { FullScreenButton } from './pane-frame.js';
import classes from './reading-pane.module.css';
import { StatementPane } from './statement-pane.js';
import { useAids } from './use-aids.js';
import { useWorkSetting } from './work-setting.js';

// Only the statement is shown at first.
const TablesPane = lazy(async () => ({ default: (await import('./tables-pane.js')).TablesPane }));
const HintsPane = lazy(async () => ({ default: (await import('./hints-pane.js')).HintsPane }));
const EditorialPane = lazy(async () => ({ default: (await import('./editorial-pane.js')).EditorialPane }));
const ChallengeHistory = lazy(async () => ({
  default: (await import('./challenge-history.js')).ChallengeHistory,
}));
const ContractView = lazy(async () => ({
  default: (await import('../contract/contract-view.js')).ContractView,
}));
const RecordedEvidence = lazy(async () => ({
  default: (await import('../incident/recorded-evidence.js')).RecordedEvidence,
}));

const TABS = ['statement', 'tables', 'contract', 'evidence', 'hints', 'editorial', 'submissions'] as const;
type TabName = (typeof TABS)[number];

interface ReadingPaneProps {
  readonly challenge: ChallengeView;
  /** The learner's language. */
  readonly language: string;
  /** Called when an older submission was chosen, which the console then shows. */
  readonly onOpen: () => void;
  /** The active tab. */
  readonly tab: string;
  readonly onTab: (tab: string) => void;
}

interface BarProps {
  readonly id: string;
  readonly names: readonly TabName[];
  readonly tab: string;
  readonly onTab: (tab: string) => void;
}

function Bar({ id, names, tab, onTab }: BarProps) {
  const tabs = names.map((name) => ({ name, label: t(`tabs.${name}`) }));
  return (
    <div className={classes['bar']}>
      <TabStrip {...{ id, tabs }} label={t('tabs.label')} active={tab} onSelect={onTab} />
      <FullScreenButton />
    </div>
  );
}

/** Tabs of a challenge: materials beside the statement, help if there may be any, the user's submissions. */
function useTabNames(challenge: ChallengeView): readonly TabName[] {
  const { aids } = useWorkSetting();
  const editorial = useAids(challenge.slug).data?.editorial === true;
  const isShown: Readonly<Record<TabName, boolean>> = {
    statement: true,
    tables: (challenge.tables ?? []).length > 0,
    contract: findContract(challenge) !== undefined,
    evidence: findRecorded(challenge) !== undefined,
    hints: aids,
    editorial,
    submissions: true,
  };
  return TABS.filter((name) => isShown[name]);
}

function Statement({ challenge }: { readonly challenge: ChallengeView }) {
  const { aids } = useWorkSetting();
  return (
    <>
      {aids && <TrackPlace slug={challenge.slug} />}
      <StatementPane challenge={challenge} />
    </>
  );
}

/** The user's submissions: those of practice, or their replacement. */
function Submissions({ slug, onOpen }: { readonly slug: string; readonly onOpen: () => void }) {
  const { History } = useWorkSetting();
  return History === null ? <ChallengeHistory slug={slug} onOpen={onOpen} /> : <History onOpen={onOpen} />;
}

/** The content of the active tab. */
function Content({ name, challenge, language, onOpen, onTab }: ReadingPaneProps & { readonly name: string }) {
  const contract = findContract(challenge);
  const recorded = findRecorded(challenge);
  switch (name) {
    case 'tables':
      return <TablesPane tables={challenge.tables ?? []} engine={challenge.engine} />;
    case 'contract':
      return contract === undefined ? null : <ContractView file={contract} />;
    case 'evidence':
      return recorded === undefined ? null : <RecordedEvidence files={recorded} />;
    case 'hints':
      return <HintsPane challenge={challenge} onEditorial={() => onTab('editorial')} />;
    case 'editorial':
      return <EditorialPane challenge={challenge} language={language} />;
    case 'submissions':
      return <Submissions slug={challenge.slug} onOpen={onOpen} />;
    default:
      return <Statement challenge={challenge} />;
  }
}

const PADDED: ReadonlySet<string> = new Set(['evidence', 'submissions']);

/** Tabs: statement, tables, contract, hints, editorial once it is open, the user's submissions. */
export function ReadingPane(props: ReadingPaneProps) {
  const { challenge, tab, onTab } = props;
  const names = useTabNames(challenge);
  const front = names.find((name) => name === tab) ?? 'statement';
  const id = useId();
  return (
    <div className={classes['pane']}>
      <Bar {...{ id, names, onTab }} tab={front} />
      <div className={classes['content']}>
        <TabPanel
          key={front}
          {...{ id, name: front, active: front }}
          className={PADDED.has(front) ? classes['history'] : undefined}
        >
          <Suspense fallback={<Skeleton height={320} radius={0} aria-busy="true" />}>
            <Content {...props} name={front} />
          </Suspense>
        </TabPanel>
      </div>
    </div>
  );
}
