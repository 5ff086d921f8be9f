import { VisuallyHidden } from '@mantine/core';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { readChoice, writeChoice } from '../app/remembered-choice.js';
import { t } from '../strings/challenge.js';
import { TabPanel } from '../tabs/tab-panel.js';
import { TabStrip } from '../tabs/tab-strip.js';
import { Pane } from './pane-frame.js';
import { paneId, PANES, paneTitle, type PaneName } from './panes.js';
import classes from './workbench.module.css';

type PaneContents = Readonly<Record<PaneName, ReactNode>>;

/** Sizes last as long as the page where storage is denied. */
const REMEMBERED = {
  getItem: (key: string) => readChoice(key),
  setItem: (key: string, value: string) => writeChoice(key, value),
};

function Divider({ label }: { readonly label: string }) {
  return <Separator className={classes['divider'] ?? ''} aria-label={label} />;
}

interface FoldingPanelProps {
  readonly id: string;
  readonly defaultSize: string;
  readonly minSize: string;
  readonly children: ReactNode;
}

/** A panel that its divider can collapse (Enter, or dragged shut); a collapsed panel takes no focus. */
function FoldingPanel({ children, ...size }: FoldingPanelProps) {
  const [folded, setFolded] = useState(false);
  return (
    <Panel {...size} collapsible collapsedSize="0px" onResize={({ inPixels }) => setFolded(inPixels < 1)}>
      <div className={classes['folding']} inert={folded}>
        {children}
      </div>
    </Panel>
  );
}

/** The share of the height for results; a reader who set a larger one keeps it. */
const RESULTS_PERCENT = 62;

/** Makes room for results when they are requested, so that nothing moves while they arrive. */
function useRoomForResults(asked: number) {
  const panel = usePanelRef();
  useEffect(() => {
    const size = panel.current?.getSize().asPercentage ?? 100;
    if (asked > 0 && size < RESULTS_PERCENT) panel.current?.resize(`${RESULTS_PERCENT}%`);
  }, [panel, asked]);
  return panel;
}

interface WideLayoutProps {
  readonly contents: PaneContents;
  /** How often results were requested on this page. */
  readonly asked: number;
}

/** Three panes with dividers that are dragged or moved by arrow keys; sizes are remembered on this device. */
export function WideLayout({ contents, asked }: WideLayoutProps) {
  const results = useRoomForResults(asked);
  const columns = useDefaultLayout({ id: 'hone-columns', storage: REMEMBERED });
  const rows = useDefaultLayout({ id: 'hone-rows', storage: REMEMBERED });
  return (
    <Group
      className={classes['columns'] ?? ''}
      defaultLayout={columns.defaultLayout}
      onLayoutChanged={columns.onLayoutChanged}
    >
      <FoldingPanel id="statement" defaultSize="38%" minSize="260px">
        <Pane name="statement">{contents.statement}</Pane>
      </FoldingPanel>
      <Divider label={t('panes.resizeColumns')} />
      <Panel id="work" minSize="380px">
        <Group
          orientation="vertical"
          defaultLayout={rows.defaultLayout}
          onLayoutChanged={rows.onLayoutChanged}
        >
          <FoldingPanel id="editor" defaultSize="55%" minSize="120px">
            <Pane name="editor">{contents.editor}</Pane>
          </FoldingPanel>
          <Divider label={t('panes.resizeRows')} />
          <Panel id="console" minSize="110px" panelRef={results}>
            <Pane name="console">{contents.console}</Pane>
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}

interface NarrowLayoutProps {
  readonly contents: PaneContents;
  readonly shown: PaneName;
  readonly onShow: (name: PaneName) => void;
  readonly actions: ReactNode;
}

/** The panes as tabs, with Run and Submit always in reach of the thumb. */
export function NarrowLayout({ contents, shown, onShow, actions }: NarrowLayoutProps) {
  const id = useId();
  const select = (value: string) => {
    const name = PANES.find((pane) => pane === value);
    if (name !== undefined) onShow(name);
  };
  const tabs = PANES.map((name) => ({ name, label: paneTitle(name) }));
  return (
    <div className={classes['narrow']}>
      <div className={classes['narrowTabs']}>
        <TabStrip {...{ id, tabs }} look="panes" label={t('panes.label')} active={shown} onSelect={select} />
      </div>
      {PANES.map((name) => (
        <TabPanel key={name} {...{ id, name }} active={shown} keep className={classes['narrowPane']}>
          <section id={paneId(name)} aria-label={paneTitle(name)} tabIndex={-1} className={classes['pane']}>
            <VisuallyHidden component="h2">{paneTitle(name)}</VisuallyHidden>
            {contents[name]}
          </section>
        </TabPanel>
      ))}
      <div className={classes['foot']}>{actions}</div>
    </div>
  );
}
