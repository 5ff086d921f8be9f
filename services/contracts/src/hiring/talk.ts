import { z } from 'zod';

/** Response of `GET /workspaces/:w/sittings/:s/talk`: what to ask a candidate about their own answers. */
export const talkSchema = z.object({
  /** Questions say what the evidence says, so reviewers see them once they handed in. */
  hidden: z.boolean(),
  items: z.array(
    z.object({
      id: z.string(),
      /** From the evidence of the submission that counts. Empty where nothing was handed in. */
      questions: z.array(z.object({ template: z.string(), text: z.string() })),
    }),
  ),
});
export type Talk = z.infer<typeof talkSchema>;
