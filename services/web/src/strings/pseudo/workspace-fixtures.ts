import type {
  Assessment,
  AssessmentRow,
  AuditEntry,
  Delivery,
  Member,
  MemberLink,
  Webhook,
  WorkspaceDomain,
} from '@hone/contracts/hiring';
import { webhookEventSchema, workspaceRoleSchema } from '@hone/contracts/hiring';
import { LATER, WHEN } from './hiring-fixtures.js';

/** Data of teams' settings, without a Latin letter in the visible parts. */
export const MEMBERS: readonly Member[] = workspaceRoleSchema.options.map((role, index) => ({
  ...{ user: role, name: 'Ηρώ', email: index === 0 ? null : 'ηρώ@παράδειγμα', role, joinedAt: WHEN },
}));

export const LINKS: readonly MemberLink[] = [false, true].map((used) => ({
  ...{ id: used ? 'k2' : 'k1', role: 'reviewer', createdAt: WHEN, expiresAt: LATER, used },
}));

export const DOMAINS: readonly WorkspaceDomain[] = [
  { domain: 'παράδειγμα', role: 'blind-reviewer', addedAt: WHEN },
];

export const AUDIT: readonly AuditEntry[] = [
  { id: 'l1', at: WHEN, actor: 'Ηρώ', action: 'πράξη', subject: null, detail: 'λεπτό' },
];

export const ASSESSMENT_ROWS: readonly AssessmentRow[] = (['draft', 'published', 'retired'] as const).map(
  (state) => ({
    ...{ id: state, title: 'Τίτλος', state, version: state === 'draft' ? null : 2 },
    ...{ items: 3, minutes: 90, savedAt: WHEN },
  }),
);

export const ASSESSMENT: Assessment = {
  ...{ id: 'a', state: 'published', revision: 3, savedAt: WHEN, changed: true },
  content: {
    ...{ title: 'Τίτλος', intro: 'Κείμενο', practice: 'window', assistants: 'allowed', letter: true },
    sections: [
      {
        ...{ id: 'c1', title: 'Μέρος', minutes: 45, pick: 1 },
        items: [
          { id: 'i1', challenge: 'window', weight: 1 },
          { id: 'i2', challenge: 'window', weight: 2, languages: ['cpp'] },
          { id: 'i3', challenge: 'χάθηκε', weight: 2 },
        ],
      },
      { id: 'c2', title: 'Μέρος', items: [] },
    ],
    totalMinutes: 20,
  },
  versions: [{ version: 2, publishedAt: WHEN, window: { opensAt: WHEN, closesAt: LATER } }],
};

export const WEBHOOKS: readonly Webhook[] = [null, LATER].map((disabledAt) => ({
  ...{ id: `h${disabledAt === null ? 1 : 2}`, url: '//διεύθυνση', createdAt: WHEN, disabledAt },
  events: webhookEventSchema.options,
}));

export const DELIVERIES: readonly Delivery[] = [
  ...(['pending', 'delivered', 'failed'] as const).map((state) => ({
    ...{ id: state, event: 'sitting.graded' as const, createdAt: WHEN, state, payload: '{}' },
    nextAt: state === 'pending' ? LATER : null,
    attempts: [
      { at: WHEN, status: 503, error: null },
      { at: WHEN, status: null, error: 'σφάλμα' },
    ],
  })),
];
