import type { ChallengeView } from '@hone/contracts';
import { useState, type ReactNode } from 'react';
import { ConnectionNotice } from '../app/connection-notice.js';
import { t } from '../strings/challenge.js';
import { HelpDialog } from './help-dialog.js';
import { paneId, PANES } from './panes.js';
import { TopBar } from './top-bar.js';
import type { SaveState } from './drafts/draft-model.js';
import { useShortcuts, type ShortcutActions } from './use-shortcuts.js';
import { useWorkSetting } from './work-setting.js';
import classes from './workbench.module.css';

interface WorkbenchFrameProps {
  readonly challenge: ChallengeView;
  readonly saveState: SaveState;
  readonly keys: Omit<ShortcutActions, 'help'>;
  readonly children: ReactNode;
}

/** Everything around the panes: skip links, top bar, shortcuts and their list. */
export function WorkbenchFrame({ challenge, saveState, keys, children }: WorkbenchFrameProps) {
  const { Bar: ownBar } = useWorkSetting();
  const Bar = ownBar ?? TopBar;
  const [help, setHelp] = useState(false);
  useShortcuts({ ...keys, help: () => setHelp(true) }, help);
  return (
    <div className={classes['page']}>
      <div className="skip-links">
        {PANES.map((name) => (
          <a key={name} href={`#${paneId(name)}`}>
            {t(`panes.skipTo.${name}`)}
          </a>
        ))}
      </div>
      <Bar challenge={challenge} saveState={saveState} saveNow={keys.save} onHelp={() => setHelp(true)} />
      <ConnectionNotice />
      <main className={classes['main']}>{children}</main>
      <HelpDialog opened={help} onClose={() => setHelp(false)} />
    </div>
  );
}
