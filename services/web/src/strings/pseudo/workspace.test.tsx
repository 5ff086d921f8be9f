import { workspaceRoleSchema } from '@hone/contracts/hiring';
import type { ReactNode } from 'react';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../api-client/failures.js';
import { AssessmentsPage } from '../../hiring/assessments-page.js';
import { AuditPage } from '../../hiring/audit-page.js';
import { ConfirmDialog } from '../../hiring/confirm-dialog.js';
import { CopyLink } from '../../hiring/copy-link.js';
import { InvitePage } from '../../hiring/invite-page.js';
import { JoinPage } from '../../hiring/join-page.js';
import { MembersPage } from '../../hiring/members-page.js';
import { WorkspaceFrame } from '../../hiring/workspace-frame.js';
import { WorkspacesPage } from '../../hiring/workspaces-page.js';
import { DeliveryLog } from '../../webhooks/delivery-log.js';
import { SecretField } from '../../webhooks/secret-field.js';
import { WebhooksPage } from '../../webhooks/webhooks-page.js';
import { GUEST, PERSON } from './fixtures.js';
import { WORKSPACE } from './hiring-fixtures.js';
import { speakWithAccents } from './pseudo-locale.js';
import type { Answers } from './render-page.js';
import {
  ASSESSMENT,
  ASSESSMENT_ROWS,
  AUDIT,
  DELIVERIES,
  DOMAINS,
  LINKS,
  MEMBERS,
  WEBHOOKS,
} from './workspace-fixtures.js';
import { keyed, pagesOf, strayAt } from './workspace-page.js';

let stop: () => Promise<void>;
beforeAll(async () => {
  stop = await speakWithAccents();
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await stop();
});

const look = (page: ReactNode, data: Answers['data'] = [], path = '/w/:w') => strayAt({ path, page, data });
const nothing = () => undefined;

describe('every string of a workspace comes from a catalogue', () => {
  it.each([null, GUEST, PERSON])('in the list of workspaces, for %j', async (me) => {
    const joinable = [{ id: 'w2', name: 'Ομάδα', role: 'reviewer' }];
    for (const own of [[], [WORKSPACE]]) {
      const data = [
        [['me'], me],
        [['workspaces'], own],
        [['joinable-workspaces'], joinable],
      ] as const;
      expect(await look(<WorkspacesPage />, data, '/w')).toEqual([]);
    }
  });

  it.each(workspaceRoleSchema.options)('in the frame and on joining, for the role %s', async (role) => {
    const data = [
      [keyed(), { ...WORKSPACE, role }],
      [['workspace', 'w'], { ...WORKSPACE, role }],
      [['me'], PERSON],
      [['join', 'token'], { workspace: 'Ομάδα', role }],
    ] as const;
    expect(await look(<WorkspaceFrame />, data)).toEqual([]);
    expect(await look(<JoinPage />, data, '/join/:token')).toEqual([]);
  });

  it.each([401, 404, 503])('where a workspace cannot be loaded (%d)', async (status) => {
    const problem = { type: 'x', title: 'Σφάλμα', status, code: 'X', detail: 'Σφάλμα', requestId: '1' };
    const errors = [[['workspace', 'w'], new ApiProblem(problem)]] as const;
    const visit = { path: '/w/:w', page: <WorkspaceFrame />, data: [[['me'], PERSON]] as const, errors };
    expect(await strayAt(visit)).toEqual([]);
  });

  it('on joining as a guest', async () => {
    const data = [
      [['me'], GUEST],
      [['join', 'token'], { workspace: 'Ομάδα', role: 'author' }],
    ] as const;
    expect(await look(<JoinPage />, data, '/join/:token')).toEqual([]);
  });

  it.each(['owner', 'author', 'reviewer'] as const)('in lists, for the role %s', async (role) => {
    for (const full of [true, false]) {
      const of = <Item,>(items: readonly Item[]) => (full ? items : []);
      const data = [
        [keyed('assessments'), of(ASSESSMENT_ROWS)],
        [keyed('members'), MEMBERS],
        [keyed('member-links'), of(LINKS)],
        [keyed('domains'), of(DOMAINS)],
        [keyed('audit'), pagesOf(of(AUDIT), full ? 'next' : null)],
        [keyed('webhooks'), of(WEBHOOKS)],
      ] as const;
      for (const page of [<AssessmentsPage />, <MembersPage />, <AuditPage />, <WebhooksPage />])
        expect(await strayAt({ path: '/w/:w', page, data, workspace: { role } })).toEqual([]);
    }
  });

  it.each(['draft', 'published'] as const)(
    'where candidates are invited to a %s assessment',
    async (state) => {
      for (const versions of [ASSESSMENT.versions, []])
        for (const role of ['owner', 'author'] as const) {
          const data = [[keyed('assessment', 'a'), { ...ASSESSMENT, state, versions }]] as const;
          const visit = {
            path: '/w/:w/assessments/:a/invite',
            page: <InvitePage />,
            data,
            workspace: { role },
          };
          expect(await strayAt(visit)).toEqual([]);
        }
    },
  );

  it('in deliveries, secrets, links and questions', async () => {
    for (const deliveries of [DELIVERIES, []]) {
      const data = [[keyed('deliveries', 'h1'), deliveries]] as const;
      expect(await look(<DeliveryLog webhook="h1" />, data)).toEqual([]);
    }
    expect(await look(<SecretField secret="123" />)).toEqual([]);
    const question = { title: 'Τίτλος', text: 'Κείμενο', confirm: 'Ναι' };
    const dialog = (
      <ConfirmDialog
        {...question}
        opened
        pending={false}
        error={null}
        onConfirm={nothing}
        onClose={nothing}
      />
    );
    expect(await look(dialog)).toEqual([]);
    // A link for copying starts with the URL of the site.
    vi.stubGlobal('window', { location: { origin: 'http://127.0.0.1' } });
    expect(await look(<CopyLink label="Δεσμός" path="/1" />)).toEqual([]);
  });
});
