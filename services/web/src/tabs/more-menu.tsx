import { IconChevronDown } from '@tabler/icons-react';
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Link } from 'react-router';
import { t } from '../strings/common.js';
import { nextTab, UP_AND_DOWN } from './next-tab.js';
import classes from './tabs.module.css';

interface MenuEntry {
  readonly name: string;
  readonly label: ReactNode;
  /** Its target; entries without one are buttons. */
  readonly to?: string;
}

const itemsOf = (menu: Element | null): HTMLElement[] => [
  ...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? []),
];

function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const items = itemsOf(event.currentTarget);
  const index = items.findIndex((item) => item === document.activeElement);
  const target = nextTab(event.key, index, items.length, UP_AND_DOWN);
  if (target === undefined) return;
  event.preventDefault();
  items[target]?.focus();
}

/** In the top layer, because panes clip their content; closes as soon as its button moves. */
function usePopover() {
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => menu.current?.hidePopover();
  const inset = () => {
    const { bottom = 0, right = 0 } = button.current?.getBoundingClientRect() ?? {};
    return `${bottom}px ${innerWidth - right}px auto auto`;
  };
  const placed = useRef('');
  useEffect(() => {
    if (!open) return undefined;
    itemsOf(menu.current)[0]?.focus();
    // Scroll events from before the menu opened arrive afterwards.
    const closeIfMoved = () => {
      if (inset() !== placed.current) close();
    };
    window.addEventListener('resize', closeIfMoved);
    window.addEventListener('scroll', closeIfMoved, true);
    return () => {
      window.removeEventListener('resize', closeIfMoved);
      window.removeEventListener('scroll', closeIfMoved, true);
    };
  }, [open]);
  const place = () => {
    placed.current = inset();
    menu.current?.style.setProperty('inset', placed.current);
  };
  return { button, menu, open, setOpen, close, place };
}

interface EntryProps {
  readonly entry: MenuEntry;
  readonly onChoose: (name: string) => void;
}

function Entry({ entry: { name, label, to }, onChoose }: EntryProps) {
  const item = { role: 'menuitem', tabIndex: -1, onClick: () => onChoose(name) };
  return to === undefined ? (
    <button type="button" {...item}>
      {label}
    </button>
  ) : (
    <Link to={to} {...item}>
      {label}
    </Link>
  );
}

interface MoreMenuProps {
  readonly entries: readonly MenuEntry[];
  readonly onChoose?: (name: string) => void;
}

/** The tabs that don't fit a strip. Always mounted, so that it keeps the focus while tabs are remeasured. */
export function MoreMenu({ entries, onChoose }: MoreMenuProps) {
  const id = useId();
  const { button, menu, open, setOpen, close, place } = usePopover();
  const name = t('tabs.more', { count: entries.length });
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key === 'Tab') close();
    moveFocus(event);
  };
  const choose = (entry: string) => {
    close();
    onChoose?.(entry);
  };
  return (
    <>
      <button
        {...{ ref: button, type: 'button', popoverTarget: id, title: name }}
        className={classes['more']}
        hidden={entries.length === 0}
        aria-haspopup="menu"
        aria-expanded={open}
        aria-label={name}
      >
        {t('tabs.moreShort', { count: entries.length })}
        <IconChevronDown size={14} aria-hidden />
      </button>
      <div
        {...{ ref: menu, id, popover: 'auto', role: 'menu', tabIndex: -1, onKeyDown }}
        aria-label={name}
        className={classes['menu']}
        onBeforeToggle={place}
        onToggle={(event) => setOpen(event.newState === 'open')}
      >
        {entries.map((entry) => (
          <Entry key={entry.name} entry={entry} onChoose={choose} />
        ))}
      </div>
    </>
  );
}
