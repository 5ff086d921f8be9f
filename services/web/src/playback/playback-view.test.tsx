import { MantineProvider } from '@mantine/core';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { PlaybackView } from './playback-view.js';

const at = '2026-03-01T12:00:00.000Z';
const change = { path: 'main.py', from: 0, removed: 0, inserted: 'print(1)\n' };

it('shows the first step, and the recorded facts with their comments', () => {
  const page = renderToStaticMarkup(
    <MantineProvider>
      <PlaybackView
        item="sum"
        playback={{ items: [{ seq: 1, at, language: 'python', fresh: true, changes: [change] }], full: true }}
        facts={[
          { seq: 1, at, type: 'paste', item: 'sum', detail: { chars: 9, from: 'outside' } },
          { seq: 2, at, type: 'run', item: 'another', detail: {} },
        ]}
        comments={[{ id: 'c', at, fact: 1, text: 'From my own notes.' }]}
        titleOf={() => 'Sums'}
      />
    </MantineProvider>,
  );
  expect(page).toContain('<ins>print(1)\n</ins>');
  expect(page).toContain('9 characters pasted from elsewhere in Sums');
  expect(page.match(/<time /g)).toHaveLength(1);
  expect(page).toContain('From my own notes.');
  expect(page).toContain('aria-valuetext="Step 1 of 1, ');
  expect(page).toContain('reached its size limit');
});
