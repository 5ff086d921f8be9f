import type { ChallengeView, TestCase } from '@hone/contracts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { usePorts } from '../../app/ports.js';
import { useMe } from '../../submission/use-history.js';
import { useWorkSetting } from '../work-setting.js';
import { createCaseApi } from './case-api.js';
import { createIndexedCaseDevice } from './case-device.js';
import { createCaseStore, type KeptCases } from './case-store.js';

const NONE: KeptCases = { cases: [], kept: 'device' };

/** The learner's test cases of a challenge, kept on this device and, outside of sittings, on the server. */
export function useKeptCases({ slug, customInput }: Pick<ChallengeView, 'slug' | 'customInput'>) {
  const { send } = usePorts();
  const { aids } = useWorkSetting();
  const queries = useQueryClient();
  const owner = useMe().data?.id ?? null;
  const store = useMemo(
    () => createCaseStore(createIndexedCaseDevice(), aids ? createCaseApi(send) : null),
    [send, aids],
  );
  const of = { owner, slug };
  const key = ['test-cases', slug, owner];
  const { data = NONE } = useQuery({
    queryKey: key,
    queryFn: () => store.list(of),
    enabled: customInput !== undefined,
    networkMode: 'always',
  });
  /** Shown at once; where it is kept is known later. */
  const change = async (cases: readonly TestCase[], keeping: Promise<KeptCases>) => {
    queries.setQueryData(key, { ...data, cases });
    queries.setQueryData(key, await keeping);
  };
  return {
    ...data,
    save: (testCase: TestCase) => {
      const isNew = !data.cases.some(({ id }) => id === testCase.id);
      const others = data.cases.map((each) => (each.id === testCase.id ? testCase : each));
      return change(isNew ? [...data.cases, testCase] : others, store.save(of, testCase));
    },
    remove: (id: string) =>
      change(
        data.cases.filter((each) => each.id !== id),
        store.remove(of, id),
      ),
  };
}
