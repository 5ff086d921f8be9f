import { z } from 'zod';

const id = z.string().min(1).max(64);

/** `watch` and `unwatch` of the `/live` namespace: changes of the sittings of a workspace, for those who read its table. */
export const watchSchema = z.strictObject({ workspace: id });

export const watchAckSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({ ok: z.literal(false), error: z.object({ code: z.string(), message: z.string() }) }),
]);
export type WatchAck = z.infer<typeof watchAckSchema>;

/** The part that changed: a row of the table, or only the rest of the report. */
const partSchema = z.enum(['row', 'report']);

/**
 * A `change` message of the `/live` namespace. It says what to read again over HTTP, never the content. After
 * `watch.ended` no more follow: the viewer's rights have changed, and `code` is what the routes now answer.
 */
export const teamChangeSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('sitting.changed'),
    workspace: id,
    assessment: id,
    sitting: id,
    part: partSchema,
  }),
  z.object({ type: z.literal('watch.ended'), workspace: id, code: z.string() }),
]);
export type TeamChange = z.infer<typeof teamChangeSchema>;

/** A message from the api to live gateways, on the channel `hiring-changed`. */
export const teamNoticeSchema = z.discriminatedUnion('type', [
  z.object({
    v: z.literal(1),
    type: z.literal('sitting.changed'),
    workspace: id,
    assessment: id,
    sitting: id,
    part: partSchema,
    /** Whether blind reviewers see nothing of it before they hand in; then they must not learn that it happened. */
    hidden: z.boolean(),
  }),
  /** Members, roles or blind reviews changed: ask again who may watch. */
  z.object({ v: z.literal(1), type: z.literal('access.changed'), workspace: id }),
]);
export type TeamNotice = z.infer<typeof teamNoticeSchema>;
/** Those that are about a sitting. */
export type SittingNotice = Extract<TeamNotice, { type: 'sitting.changed' }>;

/** Response of the internal route that says whether somebody may watch a workspace. */
export const watchRightsSchema = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    /** Whether results are hidden from the viewer until they hand in a review. */
    blind: z.boolean(),
  }),
  z.object({
    ok: z.literal(false),
    code: z.enum(['AUTH_REQUIRED', 'WORKSPACE_NOT_FOUND', 'WORKSPACE_FORBIDDEN']),
  }),
]);
export type WatchRights = z.infer<typeof watchRightsSchema>;
