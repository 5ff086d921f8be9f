import type { Check } from '@hone/contracts';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePorts } from '../../app/ports.js';
import type { SubmissionView } from '../../live/submission-view.js';
import type { Work } from '../work.js';
import type { ReportedFile } from './problem-marks.js';
import { readProblems, uniqueProblems, type Problem } from './read-problems.js';

const NONE: readonly Problem[] = [];

function textsOfCheck({ status, evidence }: Check): string[] {
  const failed = status === 'fail' || status === 'error';
  switch (evidence?.type) {
    case 'output':
      return [evidence.stderr ?? '', evidence.exit ?? ''];
    case 'diff':
      return failed ? [evidence.text ?? '', evidence.stderr ?? ''] : [];
    case 'summary':
    case 'rows':
    case 'work':
      return failed ? [evidence.text ?? ''] : [];
    default:
      return [];
  }
}

/** Where compilers, programs and checkers report problems. */
function textsOf({ compiled, log, checks }: SubmissionView): string[] {
  const printed = log.filter(({ stream }) => stream === 'stderr').map(({ text }) => text);
  return [compiled?.output ?? '', printed.join('\n'), ...checks.flatMap(textsOfCheck)];
}

/** The problems of a submission: places that its checks name, and other lines named in its texts. */
function findProblems(view: SubmissionView, paths: readonly string[]): readonly Problem[] {
  const named = view.checks
    .flatMap(({ places = [] }) => places)
    .filter(({ path }) => paths.includes(path))
    .map((place): Problem => ({ ...place, severity: 'error' }));
  const isNamed = ({ path, line }: Problem) =>
    named.some((place) => place.path === path && place.line === line);
  const printed = readProblems(textsOf(view), paths);
  return uniqueProblems([...named, ...printed.filter((problem) => !isNamed(problem))]);
}

export interface Problems {
  readonly problems: readonly Problem[];
  /** Undefined if nothing was reported, or the text that it was reported for has not loaded. */
  readonly find: (path: string) => ReportedFile | undefined;
}

/** Problems of the submission in the console, by lines of the files in the editor. */
export function useProblems(
  id: string | null,
  view: SubmissionView | undefined,
  work: Work | null,
): Problems {
  const { api } = usePorts();
  const paths = work?.files.map(({ path }) => path).join('\n') ?? '';
  const problems = useMemo(
    () => (view === undefined || paths === '' ? NONE : findProblems(view, paths.split('\n'))),
    [view, paths],
  );
  const { data: files } = useQuery({
    queryKey: ['submitted-files', id],
    queryFn: async ({ signal }) => (await api.getFiles(id ?? '', signal)).items,
    enabled: id !== null && problems.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return useMemo(() => {
    const byPath = new Map<string, ReportedFile>();
    for (const { path, content } of files ?? []) {
      const own = problems.filter((problem) => problem.path === path);
      if (own.length > 0) byPath.set(path, { problems: own, sent: content });
    }
    return { problems, find: (path) => byPath.get(path) };
  }, [problems, files]);
}
