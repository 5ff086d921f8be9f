import { useEffect, useRef } from 'react';

export interface ShortcutActions {
  readonly run: () => void;
  readonly submit: () => void;
  readonly save: () => void;
  readonly help: () => void;
  /** Focuses the next pane, or the previous one. */
  readonly movePane: (step: 1 | -1) => void;
}

export type ShortcutName = 'run' | 'submit' | 'save' | 'help' | 'next-pane' | 'previous-pane';

type Keystroke = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** The shortcut of a keystroke. `typing`: the focus is in a text field. */
export function findShortcut(event: Keystroke, typing: boolean): ShortcutName | undefined {
  const mod = (event.ctrlKey || event.metaKey) && !event.altKey;
  if (mod && event.key === 'Enter') return event.shiftKey ? 'submit' : 'run';
  if (mod && !event.shiftKey && event.key.toLowerCase() === 's') return 'save';
  if (event.key === 'F6' && !event.ctrlKey && !event.metaKey && !event.altKey)
    return event.shiftKey ? 'previous-pane' : 'next-pane';
  if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey) return 'help';
  return undefined;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName);
}

function perform(name: ShortcutName, actions: ShortcutActions): void {
  switch (name) {
    case 'run':
      return actions.run();
    case 'submit':
      return actions.submit();
    case 'save':
      return actions.save();
    case 'help':
      return actions.help();
    case 'next-pane':
      return actions.movePane(1);
    case 'previous-pane':
      return actions.movePane(-1);
  }
}

/** The workbench's keys, handled before the editor, which uses some of them too. Inactive while `paused`. */
export function useShortcuts(actions: ShortcutActions, paused: boolean): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (paused) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      const name = findShortcut(event, isTyping(event.target));
      if (name === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      perform(name, latest.current);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [paused]);
}
