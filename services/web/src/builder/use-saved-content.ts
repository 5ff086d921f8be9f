import { assessmentContentSchema, type Assessment, type AssessmentContent } from '@hone/contracts/hiring';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { ApiProblem } from '../api-client/failures.js';
import { keyOf, useHiringApi, useWorkspace } from '../hiring/use-hiring.js';

const QUIET_MS = 700;
const AFTER_FAILURE_MS = 5_000;

export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'dirty' | 'saving' | 'failed' | 'conflict' }
  | { readonly kind: 'invalid'; readonly field: string };

function isConflict(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'ASSESSMENT_CONFLICT';
}

/** The first part of the content that the server would reject. */
function findInvalid(content: AssessmentContent): string | undefined {
  const parsed = assessmentContentSchema.safeParse(content);
  return parsed.success ? undefined : String(parsed.error.issues[0]?.path[0] ?? '');
}

function useSaving(assessment: Assessment) {
  const api = useHiringApi();
  const queries = useQueryClient();
  const { id: workspace } = useWorkspace();
  const [saved, setSaved] = useState({ content: assessment.content, assessment });
  const save = useMutation({
    mutationFn: ({ revision, content }: { revision: number; content: AssessmentContent }) =>
      api.saveAssessment(workspace, assessment.id, { revision, content }),
    onSuccess: (answer, { content }) => {
      setSaved({ content, assessment: answer });
      queries.setQueryData(keyOf(workspace, 'assessment', answer.id), answer);
      void queries.invalidateQueries({ queryKey: keyOf(workspace, 'assessments') });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 403)
        void queries.invalidateQueries({ queryKey: keyOf(workspace), exact: true });
    },
  });
  return { saved, save };
}

/** The content being edited, saved automatically shortly after each change. */
export function useSavedContent(opened: Assessment) {
  const [content, setContent] = useState(opened.content);
  const { saved, save } = useSaving(opened);
  const dirty = content !== saved.content;
  const field = findInvalid(content);
  const conflict = isConflict(save.error);
  const { mutate, status } = save;
  // Publishing and retiring change an assessment without a new revision.
  const current = opened.revision >= saved.assessment.revision ? opened : saved.assessment;
  const { revision } = saved.assessment;

  useEffect(() => {
    if (!dirty || conflict || field !== undefined || status === 'pending') return undefined;
    const pause = status === 'error' ? AFTER_FAILURE_MS : QUIET_MS;
    const timer = setTimeout(() => mutate({ revision, content }), pause);
    return () => clearTimeout(timer);
  }, [dirty, conflict, field, status, revision, content, mutate]);
  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  return {
    content,
    change: setContent,
    assessment: current,
    status: statusOf({ dirty, conflict, field, status, savedAt: saved.assessment.savedAt }),
  };
}

interface Facts {
  readonly dirty: boolean;
  readonly conflict: boolean;
  readonly field: string | undefined;
  readonly status: 'idle' | 'pending' | 'error' | 'success';
  readonly savedAt: string;
}

function statusOf({ dirty, conflict, field, status, savedAt }: Facts): SaveStatus {
  if (conflict) return { kind: 'conflict' };
  if (!dirty) return { kind: 'saved', at: savedAt };
  if (field !== undefined) return { kind: 'invalid', field };
  if (status === 'pending') return { kind: 'saving' };
  return { kind: status === 'error' ? 'failed' : 'dirty' };
}
