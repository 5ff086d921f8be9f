import { Skeleton, Tabs } from '@mantine/core';
import type { ChallengeView, SourceFile } from '@hone/contracts';
import { lazy, Suspense } from 'react';
import { t } from '../strings/challenge.js';
import { ChallengeHistory } from './challenge-history.js';
import { findContract } from './find-contract.js';
import { EditorialPane } from './editorial-pane.js';
import { HintsPane } from './hints-pane.js';
import { findRecorded } from './find-recorded.js';
import { FullScreenButton } from './pane-frame.js';
import classes from './reading-pane.module.css';
import { StatementPane } from './statement-pane.js';
import { TrackPlace } from '../tracks/track-place.js';
import { TablesPane } from './tables-pane.js';
import { useAids } from './use-aids.js';
import { useWorkSetting } from './work-setting.js';

const ContractView = lazy(async () => ({
  default: (await import('../contract/contract-view.js')).ContractView,
}));

const RecordedEvidence = lazy(async () => ({
  default: (await import('../incident/recorded-evidence.js')).RecordedEvidence,
}));

interface ReadingPaneProps {
  readonly challenge: ChallengeView;
  /** The learner's language. */
  readonly language: string;
  /** Told when an older submission was chosen, which the console then shows. */
  readonly onOpen: () => void;
  /** The tab in front. */
  readonly tab: string;
  readonly onTab: (tab: string) => void;
}

interface BarProps {
  readonly aids: boolean;
  readonly tables: boolean;
  readonly contract: boolean;
  readonly evidence: boolean;
  readonly editorial: boolean;
}

function Bar({ aids, tables, contract, evidence, editorial }: BarProps) {
  return (
    <div className={classes['bar']}>
      <Tabs.List aria-label={t('tabs.label')}>
        <Tabs.Tab value="statement">{t('tabs.statement')}</Tabs.Tab>
        {tables && <Tabs.Tab value="tables">{t('tabs.tables')}</Tabs.Tab>}
        {contract && <Tabs.Tab value="contract">{t('tabs.contract')}</Tabs.Tab>}
        {evidence && <Tabs.Tab value="evidence">{t('tabs.evidence')}</Tabs.Tab>}
        {aids && <Tabs.Tab value="hints">{t('tabs.hints')}</Tabs.Tab>}
        {editorial && <Tabs.Tab value="editorial">{t('tabs.editorial')}</Tabs.Tab>}
        <Tabs.Tab value="submissions">{t('tabs.submissions')}</Tabs.Tab>
      </Tabs.List>
      <FullScreenButton />
    </div>
  );
}

function ContractPanel({ file }: { readonly file: SourceFile }) {
  return (
    <Tabs.Panel value="contract">
      <Suspense fallback={<Skeleton height={320} radius={0} aria-busy="true" />}>
        <ContractView file={file} />
      </Suspense>
    </Tabs.Panel>
  );
}

function EvidencePanel({ files }: { readonly files: readonly SourceFile[] }) {
  return (
    <Tabs.Panel value="evidence" className={classes['history'] ?? ''}>
      <Suspense fallback={<Skeleton height={320} radius={0} aria-busy="true" />}>
        <RecordedEvidence files={files} />
      </Suspense>
    </Tabs.Panel>
  );
}

interface GivenProps {
  readonly challenge: ChallengeView;
  readonly contract: SourceFile | undefined;
  readonly recorded: readonly SourceFile[] | undefined;
}

/** What a challenge gives beside its statement. */
function GivenPanels({ challenge, contract, recorded }: GivenProps) {
  const { tables = [], engine } = challenge;
  return (
    <>
      {tables.length > 0 && (
        <Tabs.Panel value="tables">
          <TablesPane tables={tables} engine={engine} />
        </Tabs.Panel>
      )}
      {contract !== undefined && <ContractPanel file={contract} />}
      {recorded !== undefined && <EvidencePanel files={recorded} />}
    </>
  );
}

/** Own submissions: those of practice, or what stands in their place. */
function Submissions({ slug, onOpen }: { readonly slug: string; readonly onOpen: () => void }) {
  const { History } = useWorkSetting();
  return History === null ? <ChallengeHistory slug={slug} onOpen={onOpen} /> : <History onOpen={onOpen} />;
}

interface HelpProps extends Pick<ReadingPaneProps, 'challenge' | 'language'> {
  readonly aids: boolean;
  readonly editorial: boolean;
  readonly onEditorial: () => void;
}

/** Hints where there may be help, and the editorial once it is open. */
function HelpPanels({ challenge, language, aids, editorial, onEditorial }: HelpProps) {
  return (
    <>
      {aids && (
        <Tabs.Panel value="hints">
          <HintsPane challenge={challenge} onEditorial={onEditorial} />
        </Tabs.Panel>
      )}
      {editorial && (
        <Tabs.Panel value="editorial">
          <EditorialPane challenge={challenge} language={language} />
        </Tabs.Panel>
      )}
    </>
  );
}

/** Statement, tables or contract where there are any, hints, editorial once it is open, and own submissions as tabs. */
export function ReadingPane({ challenge, language, onOpen, tab, onTab }: ReadingPaneProps) {
  const { tables = [] } = challenge;
  const contract = findContract(challenge);
  const recorded = findRecorded(challenge);
  const { aids } = useWorkSetting();
  const editorial = useAids(challenge.slug).data?.editorial === true;
  return (
    <Tabs
      value={tab}
      onChange={(next) => onTab(next ?? 'statement')}
      className={classes['pane']}
      keepMounted={false}
    >
      <Bar
        aids={aids}
        tables={tables.length > 0}
        contract={contract !== undefined}
        evidence={recorded !== undefined}
        editorial={editorial}
      />
      <div className={classes['content']}>
        <Tabs.Panel value="statement">
          {aids && <TrackPlace slug={challenge.slug} />}
          <StatementPane challenge={challenge} />
        </Tabs.Panel>
        <GivenPanels {...{ challenge, contract, recorded }} />
        <HelpPanels {...{ challenge, language, aids, editorial }} onEditorial={() => onTab('editorial')} />
        <Tabs.Panel value="submissions" className={classes['history'] ?? ''}>
          <Submissions slug={challenge.slug} onOpen={onOpen} />
        </Tabs.Panel>
      </div>
    </Tabs>
  );
}
