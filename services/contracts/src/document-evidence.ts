import { z } from 'zod';

const text = z.string().max(2_000);

/** A location in a learner's document. Lines count from 1. */
const placeShape = {
  /** A JSON pointer into the document with its files bundled. */
  pointer: z.string().max(1_000).optional(),
  file: z.string().max(200).optional(),
  line: z.number().int().positive().optional(),
};

/** What a consumer can't do, and what the document says instead. */
export const documentFindingSchema = z.object({
  ...placeShape,
  /** The operationId; absent for findings about the whole document. */
  operation: z.string().max(200).optional(),
  text,
  /** The linter's or reader's name for it, such as `duplicate-key`. */
  rule: z.string().max(120).optional(),
  /** The lines of the document, from `line` on. */
  excerpt: text.optional(),
  /** A body that shows it, as JSON. */
  value: z.string().max(4_200).optional(),
});
export type DocumentFinding = z.infer<typeof documentFindingSchema>;

/** One change from the version before. */
export const documentChangeSchema = z.object({
  ...placeShape,
  /** Such as `request-property-became-required`. */
  id: z.string().max(120),
  severity: z.enum(['fails', 'breaking', 'note']),
  /** Method and path. */
  operation: z.string().max(400),
  text,
  breaks: z.enum(['callers', 'readers', 'both', 'nobody']),
});
export type DocumentChange = z.infer<typeof documentChangeSchema>;

/** What is wrong with an OpenAPI document. */
export const documentEvidenceSchema = z.object({
  type: z.literal('document'),
  text: z.string().max(16_384),
  findings: z.array(documentFindingSchema).max(40),
  changes: z.array(documentChangeSchema).max(100).optional(),
});
export type DocumentEvidence = z.infer<typeof documentEvidenceSchema>;
