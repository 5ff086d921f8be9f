import type { Mode } from '@hone/contracts';
import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { readChoice, writeChoice } from '../app/remembered-choice.js';
import { useWorkSetting } from './work-setting.js';

const session = () => sessionStorage;

function parseMode(text: string | null): Mode | null {
  return text === 'run' || text === 'submit' ? text : null;
}

/** An address with some of its parameters set, and what else it asks for. */
function withParams(before: URLSearchParams, values: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(values)) next.set(name, value);
  return next;
}

/**
 * The submission that the console shows: named in the address, so that a reload shows the same, and remembered
 * per challenge for this tab, so that coming back from another page does too.
 */
export function useCurrentSubmission(slug: string) {
  const [search, setSearch] = useSearchParams();
  const id = search.get('submission');
  const mode = parseMode(search.get('mode'));
  const { placeOf } = useWorkSetting();
  const key = `hone-submission:${placeOf(slug)}`;

  const show = useCallback(
    (next: string, nextMode: Mode) => {
      const shown = { submission: next, mode: nextMode };
      writeChoice(key, new URLSearchParams(shown).toString(), session);
      setSearch((before) => withParams(before, shown), { replace: true });
    },
    [key, setSearch],
  );

  useEffect(() => {
    const remembered = readChoice(key, session);
    if (id === null && remembered !== null)
      setSearch((before) => withParams(before, Object.fromEntries(new URLSearchParams(remembered))), {
        replace: true,
      });
  }, [id, key, setSearch]);

  return { id, mode: mode ?? 'submit', show };
}
