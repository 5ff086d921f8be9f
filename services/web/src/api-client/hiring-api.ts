import {
  auditListSchema,
  comparisonSchema,
  continueCodeSchema,
  createdMemberLinkSchema,
  HIRING_ROUTES,
  invitationPreviewSchema,
  invitedManySchema,
  invitedSchema,
  joinableWorkspaceListSchema,
  joinViewSchema,
  memberLinkListSchema,
  memberListSchema,
  memberSchema,
  sittingListSchema,
  workspaceDomainListSchema,
  workspaceDomainSchema,
  workspaceListSchema,
  workspaceSchema,
  type AddDomainBody,
  type ChangeInvitationBody,
  type ChangeWorkspaceBody,
  type InviteBody,
  type WorkspaceRole,
} from '@hone/contracts/hiring';
import { z } from 'zod';
import { createAssessmentCalls } from './assessment-calls.js';
import { createReportCalls } from './report-calls.js';
import { addressOf } from './route-address.js';
import { createShareCalls } from './share-calls.js';
import type { SendRequest } from './send-request.js';
import { createWebhookCalls } from './webhook-calls.js';

/** An answer of which only the success matters. */
const doneSchema = z.unknown();

/** Id of the workspace. */
const joinedSchema = z.object({ workspace: z.string() });

type Query = Readonly<Record<string, string | undefined>>;

/** Joining by the domain of the user's address. */
function createDomainCalls(send: SendRequest) {
  return {
    listJoinable: (signal?: AbortSignal) =>
      send({ method: 'GET', path: HIRING_ROUTES.joinable, answer: joinableWorkspaceListSchema, signal }),
    joinByDomain: (w: string) =>
      send({ method: 'POST', path: addressOf(HIRING_ROUTES.joinByDomain, { w }), answer: doneSchema }),
    listDomains: (w: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.domains, { w }),
        answer: workspaceDomainListSchema,
        signal,
      }),
    addDomain: (w: string, body: AddDomainBody) =>
      send({
        method: 'POST',
        path: addressOf(HIRING_ROUTES.domains, { w }),
        body,
        answer: workspaceDomainSchema,
      }),
    removeDomain: (w: string, domain: string) =>
      send({
        method: 'DELETE',
        path: addressOf(HIRING_ROUTES.domain, { w, domain }),
        answer: doneSchema,
      }),
  };
}

function createWorkspaceCalls(send: SendRequest) {
  return {
    listWorkspaces: (signal?: AbortSignal) =>
      send({ method: 'GET', path: HIRING_ROUTES.workspaces, answer: workspaceListSchema, signal }),
    createWorkspace: (body: { readonly name: string }) =>
      send({ method: 'POST', path: HIRING_ROUTES.workspaces, body, answer: workspaceSchema }),
    getWorkspace: (w: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.workspace, { w }),
        answer: workspaceSchema,
        signal,
      }),
    changeWorkspace: (w: string, body: ChangeWorkspaceBody) =>
      send({
        method: 'PATCH',
        path: addressOf(HIRING_ROUTES.workspace, { w }),
        body,
        answer: workspaceSchema,
      }),
    listAudit: (w: string, cursor: string | null, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.audit, { w }),
        query: { cursor: cursor ?? undefined },
        answer: auditListSchema,
        signal,
      }),
  };
}

function createMemberCalls(send: SendRequest) {
  const member = (w: string, user: string) => addressOf(HIRING_ROUTES.member, { w, user });
  return {
    listMembers: (w: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.members, { w }),
        answer: memberListSchema,
        signal,
      }),
    changeMember: (w: string, user: string, role: WorkspaceRole) =>
      send({ method: 'PATCH', path: member(w, user), body: { role }, answer: memberSchema }),
    removeMember: (w: string, user: string) =>
      send({ method: 'DELETE', path: member(w, user), answer: doneSchema }),
  };
}

function createLinkCalls(send: SendRequest) {
  return {
    listMemberLinks: (w: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.memberLinks, { w }),
        answer: memberLinkListSchema,
        signal,
      }),
    createMemberLink: (w: string, role: WorkspaceRole) =>
      send({
        method: 'POST',
        path: addressOf(HIRING_ROUTES.memberLinks, { w }),
        body: { role },
        answer: createdMemberLinkSchema,
      }),
    revokeMemberLink: (w: string, link: string) =>
      send({
        method: 'DELETE',
        path: addressOf(HIRING_ROUTES.memberLink, { w, link }),
        answer: doneSchema,
      }),
    findJoin: (token: string, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.join, { token }),
        answer: joinViewSchema,
        signal,
      }),
    join: (token: string) =>
      send({ method: 'POST', path: addressOf(HIRING_ROUTES.join, { token }), answer: joinedSchema }),
  };
}

function createInvitationCalls(send: SendRequest) {
  const invite = (w: string, a: string) => addressOf(HIRING_ROUTES.invite, { w, a });
  const post = (route: string, w: string, i: string) =>
    send({ method: 'POST', path: addressOf(route, { w, i }), answer: doneSchema });
  return {
    invite: (w: string, a: string, body: InviteBody) =>
      send({ method: 'POST', path: invite(w, a), body, answer: invitedSchema }),
    previewMany: (w: string, a: string, csv: Blob) =>
      send({
        method: 'POST',
        path: addressOf(HIRING_ROUTES.invitePreview, { w, a }),
        csv,
        answer: invitationPreviewSchema,
      }),
    inviteMany: (w: string, a: string, csv: Blob) =>
      send({ method: 'POST', path: invite(w, a), csv, answer: invitedManySchema }),
    changeInvitation: (w: string, i: string, body: ChangeInvitationBody) =>
      send({
        method: 'PATCH',
        path: addressOf(HIRING_ROUTES.invitation, { w, i }),
        body,
        answer: doneSchema,
      }),
    revokeInvitation: (w: string, i: string) => post(HIRING_ROUTES.revoke, w, i),
    /** A new link; earlier ones keep working. */
    resendInvitation: (w: string, i: string) =>
      send({ method: 'POST', path: addressOf(HIRING_ROUTES.resend, { w, i }), answer: invitedSchema }),
    remindCandidate: (w: string, i: string) => post(HIRING_ROUTES.remind, w, i),
  };
}

function createCandidateCalls(send: SendRequest) {
  const sitting = (route: string, w: string, s: string) => addressOf(route, { w, s });
  return {
    listSittings: (w: string, query: Query, signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.sittings, { w }),
        query,
        answer: sittingListSchema,
        signal,
      }),
    compare: (w: string, sittings: readonly string[], signal?: AbortSignal) =>
      send({
        method: 'GET',
        path: addressOf(HIRING_ROUTES.compare, { w }),
        query: { sittings: sittings.join(',') },
        answer: comparisonSchema,
        signal,
      }),
    pauseSitting: (w: string, s: string) =>
      send({ method: 'POST', path: sitting(HIRING_ROUTES.teamPause, w, s), answer: doneSchema }),
    resumeSitting: (w: string, s: string) =>
      send({ method: 'POST', path: sitting(HIRING_ROUTES.teamResume, w, s), answer: doneSchema }),
    createContinueCode: (w: string, s: string) =>
      send({ method: 'POST', path: sitting(HIRING_ROUTES.continueCode, w, s), answer: continueCodeSchema }),
  };
}

/** The calls of a hiring team. Pages that use them create them, to keep them out of the first load. */
export function createHiringApi(send: SendRequest) {
  return {
    ...createWorkspaceCalls(send),
    ...createDomainCalls(send),
    ...createMemberCalls(send),
    ...createLinkCalls(send),
    ...createAssessmentCalls(send),
    ...createInvitationCalls(send),
    ...createCandidateCalls(send),
    ...createReportCalls(send),
    ...createWebhookCalls(send),
    ...createShareCalls(send),
  };
}

export type HiringApi = ReturnType<typeof createHiringApi>;
