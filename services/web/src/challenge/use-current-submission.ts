import type { Mode } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { usePorts } from '../app/ports.js';
import { readChoice, writeChoice } from '../app/remembered-choice.js';
import { useMe } from '../submission/use-history.js';
import { useWorkSetting } from './work-setting.js';

const session = () => sessionStorage;

function parseMode(text: string | null): Mode | null {
  return text === 'run' || text === 'submit' ? text : null;
}

/** A URL with some of its parameters set; the others stay. */
function withParams(before: URLSearchParams, values: Readonly<Record<string, string>>): URLSearchParams {
  const next = new URLSearchParams(before);
  for (const [name, value] of Object.entries(values)) next.set(name, value);
  return next;
}

/** The number of recent submissions searched for a verdict. */
const RECENT = '10';

/** The newest submission of a challenge with a verdict; undefined while it is unknown or not wanted. */
function useLastVerdict(slug: string, wanted: boolean) {
  const { api } = usePorts();
  const { aids } = useWorkSetting();
  const me = useMe();
  const query = useQuery({
    queryKey: ['submissions', slug, 'last'],
    enabled: wanted && aids && me.data !== undefined && me.data !== null,
    // A submission sent meanwhile is shown directly.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const { items } = await api.listSubmissions({ challenge: slug, limit: RECENT }, signal);
      return items.find(({ verdict }) => verdict !== null) ?? null;
    },
  });
  return wanted ? (query.data ?? undefined) : undefined;
}

/**
 * The submission that the console shows: in the URL, so that a reload shows the same, and remembered
 * per challenge for this tab, so that coming back from another page does too. A newly opened challenge shows
 * the last verdict.
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

  const last = useLastVerdict(slug, id === null);
  return { id: id ?? last?.id ?? null, mode: mode ?? last?.mode ?? 'submit', show };
}
