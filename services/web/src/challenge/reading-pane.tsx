import { Tabs } from '@mantine/core';
import type { ChallengeView } from '@hone/contracts';
import { useState } from 'react';
import { HistoryTable } from '../submission/history-table.js';
import { FullScreenButton } from './pane-frame.js';
import classes from './reading-pane.module.css';
import { StatementPane } from './statement-pane.js';

interface ReadingPaneProps {
  readonly challenge: ChallengeView;
  /** Told when an older submission was chosen, which the console then shows. */
  readonly onOpen: () => void;
}

/** Statement and own submissions as tabs. */
export function ReadingPane({ challenge, onOpen }: ReadingPaneProps) {
  const [tab, setTab] = useState<string | null>('statement');
  return (
    <Tabs value={tab} onChange={setTab} className={classes['pane']} keepMounted={false}>
      <div className={classes['bar']}>
        <Tabs.List aria-label="Challenge">
          <Tabs.Tab value="statement">Statement</Tabs.Tab>
          <Tabs.Tab value="submissions">Submissions</Tabs.Tab>
        </Tabs.List>
        <FullScreenButton />
      </div>
      <div className={classes['content']}>
        <Tabs.Panel value="statement">
          <StatementPane challenge={challenge} />
        </Tabs.Panel>
        <Tabs.Panel value="submissions" className={classes['history'] ?? ''}>
          <HistoryTable
            challenge={challenge.slug}
            linkTo={(row) => `/challenges/${challenge.slug}?submission=${row.id}&mode=${row.mode}`}
            onOpen={onOpen}
            empty="Your runs and submissions of this challenge will stand here, with their verdicts."
          />
        </Tabs.Panel>
      </div>
    </Tabs>
  );
}
