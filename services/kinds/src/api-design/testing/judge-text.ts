import { capabilityOf, type CapabilityName } from '../capabilities/capabilities.js';
import type { Finding } from '../capabilities/capability.js';
import type { ApiDocument } from '../document/api-document.js';
import { listOperations } from '../document/operation.js';
import { openText } from './in-memory-lab.js';

export interface Asked {
  /** All operations when absent. */
  readonly operation?: string;
  readonly with?: object;
}

/** A document in YAML, its head filled in: it begins with `paths:`, and is 3.1 unless it says otherwise. */
function documentOf(text: string): ApiDocument {
  const head = text.startsWith('openapi:') ? '' : 'openapi: 3.1.0\n';
  const answer = openText(
    `${head}info: { title: Test, version: 1.0.0 }\n${text}`.replace(/^(info.*\n)(openapi.*\n)/, '$2$1'),
  );
  if (!answer.ok) throw new Error(answer.problems.map(({ message }) => message).join('; '));
  return answer;
}

/** What a capability finds in a document. */
export function judgeText(name: CapabilityName, text: string, asked: Asked = {}): readonly Finding[] {
  const document = documentOf(text);
  const operations = listOperations(document).filter(
    ({ id }) => asked.operation === undefined || id === asked.operation,
  );
  const capability = capabilityOf(name);
  return capability.judge(document, operations, capability.settings.parse(asked.with ?? {}));
}

/** The sentences of what a capability finds; none where the document offers it. */
export const sentencesOf = (...judged: Parameters<typeof judgeText>): string[] =>
  judgeText(...judged).map(({ problem, instead }) => `${problem} ${instead}`);
