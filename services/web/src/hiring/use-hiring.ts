import type { Workspace, WorkspaceRole } from '@hone/contracts/hiring';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useMemo } from 'react';
import { ApiProblem } from '../api-client/failures.js';
import { createHiringApi, type HiringApi } from '../api-client/hiring-api.js';
import { usePorts } from '../app/ports.js';

export function useHiringApi(): HiringApi {
  const { send } = usePorts();
  return useMemo(() => createHiringApi(send), [send]);
}

export const WorkspaceContext = createContext<Workspace | null>(null);

/** The workspace of the pages below its frame. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error('WorkspaceContext is missing above this component');
  return workspace;
}

/** Roles that may do a thing; `owner` may do all. The server decides: pages only hide what it would deny. */
const ALLOWED: Readonly<
  Record<'build' | 'invite' | 'analyse' | 'review' | 'decide', readonly WorkspaceRole[]>
> = {
  build: ['owner', 'author'],
  invite: ['owner', 'recruiter'],
  analyse: ['owner', 'recruiter', 'author'],
  review: ['owner', 'recruiter', 'reviewer', 'blind-reviewer'],
  decide: ['owner', 'recruiter'],
};

export function may({ role }: Pick<Workspace, 'role'>, what: keyof typeof ALLOWED): boolean {
  return ALLOWED[what].includes(role);
}

/** Key of everything loaded for a workspace. */
export function keyOf(workspace: string, ...rest: readonly unknown[]): readonly unknown[] {
  return ['workspace', workspace, ...rest];
}

export function useWorkspaceQuery(id: string) {
  const api = useHiringApi();
  return useQuery({
    queryKey: keyOf(id),
    queryFn: ({ signal }) => api.getWorkspace(id, signal),
    refetchOnWindowFocus: true,
  });
}

/** An assessment of the workspace with its draft. */
export function useAssessment(assessment: string) {
  const api = useHiringApi();
  const { id } = useWorkspace();
  return useQuery({
    queryKey: keyOf(id, 'assessment', assessment),
    queryFn: ({ signal }) => api.getAssessment(id, assessment, signal),
  });
}

function isAboutRights(error: unknown): boolean {
  return error instanceof ApiProblem && [401, 403, 404].includes(error.status);
}

interface ChangePlan<Input, Answer> {
  readonly send: (input: Input) => Promise<Answer>;
  /** What it changes, below the workspace; the whole workspace when absent. */
  readonly changes?: readonly unknown[];
  readonly onDone?: (answer: Answer, input: Input) => void;
}

/** A change in a workspace. If rights were lost meanwhile, the frame is updated too. */
export function useChange<Input = void, Answer = unknown>(
  workspace: string,
  { send, changes = [], onDone }: ChangePlan<Input, Answer>,
) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: (answer, input) => {
      void queries.invalidateQueries({ queryKey: keyOf(workspace, ...changes) });
      onDone?.(answer, input);
    },
    onError: (error) => {
      if (isAboutRights(error)) void queries.invalidateQueries({ queryKey: keyOf(workspace), exact: true });
    },
  });
}
