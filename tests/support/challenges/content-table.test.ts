import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { expect, it } from 'vitest';
import { contentTable } from './content-table.js';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

const TEXT = `# How much is in each challenge?

Words of the statement (at most 450 are asked for), minutes that its author expects an answer to take, solutions by folder, and
_invariants_: promises of the statement that \`hone verify\` checks on generated data with \`grading.contract\`. That each wrong solution fails the check
for the rule that it breaks was seen in boxes: for [API designs](api-corpus.md), [nodes](nodes-verified.md),
[services](microservices.md) and [incidents](incidents-verified.md). \`npx vitest run --config tests/vitest.config.js --project
unit tests/support/challenges/content-table.test.ts -u\` writes this page.

`;

it('docs/content.md counts the current content; -u writes it', async () => {
  const page = `${TEXT}${await contentTable(join(ROOT, 'challenges'))}\n`;
  await expect(await format(page, { parser: 'markdown', printWidth: 110 })).toMatchFileSnapshot(
    join(ROOT, 'docs/content.md'),
  );
});
