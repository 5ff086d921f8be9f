import type { Mode } from '@hone/contracts';
import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { readChoice, writeChoice } from '../app/remembered-choice.js';

const session = () => sessionStorage;

function parseMode(text: string | null): Mode | null {
  return text === 'run' || text === 'submit' ? text : null;
}

/**
 * The submission that the console shows: named in the address, so that a reload shows the same, and remembered
 * per challenge for this tab, so that coming back from another page does too.
 */
export function useCurrentSubmission(slug: string) {
  const [search, setSearch] = useSearchParams();
  const id = search.get('submission');
  const mode = parseMode(search.get('mode'));
  const key = `hone-submission:${slug}`;

  const show = useCallback(
    (next: string, nextMode: Mode) => {
      const text = new URLSearchParams({ submission: next, mode: nextMode }).toString();
      writeChoice(key, text, session);
      setSearch(new URLSearchParams(text), { replace: true });
    },
    [key, setSearch],
  );

  useEffect(() => {
    const remembered = readChoice(key, session);
    if (id === null && remembered !== null) setSearch(new URLSearchParams(remembered), { replace: true });
  }, [id, key, setSearch]);

  return { id, mode: mode ?? 'submit', show };
}
