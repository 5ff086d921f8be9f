import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { MoreMenu } from './more-menu.js';
import { nextTab } from './next-tab.js';
import { panelIdOf, tabIdOf } from './tab-ids.js';
import classes from './tabs.module.css';
import { useFit } from './use-fit.js';

interface TabEntry {
  readonly name: string;
  readonly label: ReactNode;
}

interface TabStripProps {
  /** Prefix of the ids of tabs and panels. */
  readonly id: string;
  readonly label: string;
  readonly tabs: readonly TabEntry[];
  readonly active: string;
  readonly onSelect: (name: string) => void;
  /** `files` look like the tops of sheets, `panes` share the whole width. */
  readonly look?: 'files' | 'panes';
  /** Shown right of the last tab. */
  readonly beside?: ReactNode;
}

/** Focuses the active tab once it is rendered: one that comes from the menu is hidden until then. */
function useFocusOnActive(active: string, tabId: string) {
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current) return;
    wanted.current = false;
    document.getElementById(tabId)?.focus();
  }, [active, tabId]);
  return () => {
    wanted.current = true;
  };
}

interface TabProps extends Pick<TabStripProps, 'id' | 'onSelect'> {
  readonly tab: TabEntry;
  readonly active: boolean;
  readonly focusable: boolean;
  readonly hidden: boolean;
}

function Tab({ id, tab: { name, label }, active, focusable, hidden, onSelect }: TabProps) {
  return (
    <button
      id={tabIdOf(id, name)}
      type="button"
      role="tab"
      data-fit
      data-hidden={hidden}
      aria-selected={active}
      aria-controls={active ? panelIdOf(id, name) : undefined}
      tabIndex={focusable ? 0 : -1}
      onClick={() => onSelect(name)}
    >
      {label}
    </button>
  );
}

/** Tabs in one line; what doesn't fit is in a menu at its end, and arrow keys reach all of them. */
export function TabStrip({ id, label, tabs, active, onSelect, look, beside }: TabStripProps) {
  const index = tabs.findIndex(({ name }) => name === active);
  const { box, shown } = useFit(
    tabs.map(({ name }) => name),
    index,
  );
  const focusNext = useFocusOnActive(active, tabIdOf(id, active));
  const select = (name: string) => {
    focusNext();
    onSelect(name);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const target = tabs[nextTab(event.key, index, tabs.length) ?? -1];
    if (target === undefined) return;
    event.preventDefault();
    select(target.name);
  };
  const away = tabs.filter((_, place) => !shown.has(place));
  return (
    <div ref={box} className={classes['strip']} data-look={look} data-away={away.length > 0}>
      <div role="tablist" aria-label={label} className={classes['list']} onKeyDown={onKeyDown}>
        {tabs.map((tab, place) => (
          <Tab
            key={tab.name}
            {...{ id, tab, onSelect }}
            active={place === index}
            focusable={place === Math.max(index, 0)}
            hidden={!shown.has(place)}
          />
        ))}
      </div>
      <MoreMenu entries={away} onChoose={select} />
      {beside !== undefined && <span data-beside>{beside}</span>}
    </div>
  );
}
