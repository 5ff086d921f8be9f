import {
  assessmentSchema,
  createdMemberLinkSchema,
  invitedSchema,
  openedInvitationSchema,
  publishedAssessmentSchema,
  sittingReportSchema,
  sittingSchema,
  workspaceSchema,
  type AssessmentContent,
  type InviteBody,
  type WorkspaceRole,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { register } from './account-people.js';
import type { TestClient } from './test-client.js';

/** An assessment of one section of 30 minutes with the sample challenge. */
export const SAMPLE_CONTENT: AssessmentContent = {
  title: 'Back-end engineer',
  intro: 'Thank you for your time.',
  sections: [
    {
      id: 'first',
      title: 'Code',
      minutes: 30,
      items: [{ id: 'spread', challenge: 'price-spread', weight: 100 }],
    },
  ],
  assistants: 'disclosed',
  letter: true,
};

/** Registers the client's user and makes a workspace. */
export async function createWorkspace(client: TestClient, word: string): Promise<string> {
  await register(client, word);
  const call = { json: { name: `Team ${word}` } };
  return (await client.get(workspaceSchema, '/api/v1/workspaces', call, 201)).id;
}

/** Registers the client's user and joins a workspace by a link of its owner. */
export async function joinAs(
  owner: TestClient,
  workspace: string,
  client: TestClient,
  { word, role }: { readonly word: string; readonly role: WorkspaceRole },
): Promise<void> {
  await register(client, word);
  const path = `/api/v1/workspaces/${workspace}/member-links`;
  const { url } = await owner.get(createdMemberLinkSchema, path, { json: { role } }, 201);
  const token = url.split('/').at(-1) ?? '';
  const joined = z.object({ workspace: z.string() });
  await client.get(joined, `/api/v1/join/${token}`, { method: 'POST' });
}

/** Writes and publishes an assessment; returns its id. */
export async function publishAssessment(
  client: TestClient,
  workspace: string,
  content: AssessmentContent = SAMPLE_CONTENT,
): Promise<string> {
  const path = `/api/v1/workspaces/${workspace}/assessments`;
  const draft = await client.get(assessmentSchema, path, { json: { title: content.title } }, 201);
  const saving = { method: 'PUT', json: { revision: draft.revision, content } };
  const { revision } = await client.get(assessmentSchema, `${path}/${draft.id}`, saving);
  await client.get(publishedAssessmentSchema, `${path}/${draft.id}/publish`, { json: { revision } }, 201);
  return draft.id;
}

/** Invites somebody; the token is in the link. */
export async function invite(
  client: TestClient,
  workspace: string,
  assessment: string,
  body: InviteBody = {},
): Promise<{ id: string; token: string }> {
  const path = `/api/v1/workspaces/${workspace}/assessments/${assessment}/invitations`;
  const { id, url } = await client.get(invitedSchema, path, { json: body }, 201);
  return { id, token: url.split('/').at(-1) ?? '' };
}

/** Opens an invitation, so that the client holds its sitting. */
export async function openInvitation(client: TestClient, token: string): Promise<string> {
  const path = `/api/v1/invitations/${token}/open`;
  return (await client.get(openedInvitationSchema, path, { json: {} })).sitting;
}

/** Acts on a sitting as its candidate; the answer is its new state. */
export const actOn = (client: TestClient, sitting: string, action: string) =>
  client.get(sittingSchema, `/api/v1/sittings/${sitting}/${action}`, { method: 'POST' });

/** Opens an invitation and starts its sitting. */
export async function startInvited(client: TestClient, token: string): Promise<string> {
  const sitting = await openInvitation(client, token);
  await actOn(client, sitting, 'start');
  return sitting;
}

/** A workspace of the team's with an assessment, and a candidate who has started it. */
export async function startSitting(
  team: TestClient,
  candidate: TestClient,
  invitation: InviteBody = {},
): Promise<{ workspace: string; assessment: string; token: string; sitting: string }> {
  const workspace = await createWorkspace(team, 'ada');
  const assessment = await publishAssessment(team, workspace);
  const { token } = await invite(team, workspace, assessment, invitation);
  return { workspace, assessment, token, sitting: await startInvited(candidate, token) };
}

export const getSitting = (client: TestClient, sitting: string) =>
  client.get(sittingSchema, `/api/v1/sittings/${sitting}`);

export const getReport = (client: TestClient, workspace: string, sitting: string) =>
  client.get(sittingReportSchema, `/api/v1/workspaces/${workspace}/sittings/${sitting}`);

/** Saves a draft of the sample challenge. */
export const saveDraft = (client: TestClient, sitting: string, content: string, revision: number) =>
  client.call(`/api/v1/sittings/${sitting}/items/spread/draft`, {
    method: 'PUT',
    json: { language: 'python', files: [{ path: 'main.py', content }], revision },
  });
