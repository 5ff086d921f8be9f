import { describe, expect, it } from 'vitest';
import { findNeighbour } from './panes.js';
import { findShortcut } from './use-shortcuts.js';

const key = (
  name: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {},
) => ({
  key: name,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

describe('the keys of the workbench', () => {
  it('runs, submits and saves with either modifier, also while typing', () => {
    expect(findShortcut(key('Enter', { ctrlKey: true }), true)).toBe('run');
    expect(findShortcut(key('Enter', { metaKey: true }), true)).toBe('run');
    expect(findShortcut(key('Enter', { ctrlKey: true, shiftKey: true }), true)).toBe('submit');
    expect(findShortcut(key('s', { metaKey: true }), true)).toBe('save');
  });

  it('leaves plain typing alone', () => {
    expect(findShortcut(key('Enter'), true)).toBeUndefined();
    expect(findShortcut(key('?', { shiftKey: true }), true)).toBeUndefined();
    expect(findShortcut(key('s', { ctrlKey: true, altKey: true }), true)).toBeUndefined();
  });

  it('lists the keys on a question mark outside of text', () => {
    expect(findShortcut(key('?', { shiftKey: true }), false)).toBe('help');
  });

  it('moves between panes with F6, wrapping at the ends', () => {
    expect(findShortcut(key('F6'), true)).toBe('next-pane');
    expect(findShortcut(key('F6', { shiftKey: true }), false)).toBe('previous-pane');
    expect(findNeighbour('statement', 1)).toBe('editor');
    expect(findNeighbour('console', 1)).toBe('statement');
    expect(findNeighbour('statement', -1)).toBe('console');
    expect([findNeighbour(undefined, 1), findNeighbour(undefined, -1)]).toEqual(['statement', 'console']);
  });
});
