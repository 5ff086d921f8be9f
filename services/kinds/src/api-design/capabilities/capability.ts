import type { z } from 'zod';
import type { ApiDocument } from '../document/api-document.js';
import type { Operation } from '../document/operation.js';

/** Why a document does not offer a capability. */
export interface Finding {
  /** The operation it is about; absent where it is about the whole document. */
  readonly operation?: string;
  /** What a consumer can't do, as a sentence. */
  readonly problem: string;
  /** What the document says instead, as a sentence. */
  readonly instead: string;
  /** Where it says so. */
  readonly pointer: string;
}

/** Something that consumers can rely on. A pure function over a resolved document. */
export interface Capability<Settings> {
  /** What a task may ask beyond the usual. */
  readonly settings: z.ZodType<Settings>;
  /** Whether it is about operations; otherwise it is about the document as a whole. */
  readonly ofOperations: boolean;
  /** Empty where the document offers it. */
  judge(document: ApiDocument, operations: readonly Operation[], settings: Settings): readonly Finding[];
}

type Complaint = Omit<Finding, 'operation' | 'pointer'> & { readonly pointer?: string };

/** A capability that every one of its operations has to offer by itself. */
export function ofEachOperation<Settings>(
  settings: z.ZodType<Settings>,
  judgeOne: (document: ApiDocument, operation: Operation, settings: Settings) => Complaint | undefined,
): Capability<Settings> {
  return {
    settings,
    ofOperations: true,
    judge: (document, operations, own) =>
      operations.flatMap((operation) => {
        const complaint = judgeOne(document, operation, own);
        if (complaint === undefined) return [];
        return [{ pointer: operation.at.pointer, ...complaint, operation: operation.id }];
      }),
  };
}

/** Names for a sentence: `a`, `b` and `c`. */
export const listed = (names: readonly string[], conjunction = 'and'): string => {
  const quoted = names.map((name) => `\`${name}\``);
  const last = quoted.at(-1);
  if (last === undefined) return 'nothing';
  return quoted.length === 1 ? last : `${quoted.slice(0, -1).join(', ')} ${conjunction} ${last}`;
};

/** What an operation documents, for a sentence. */
export const documentedStatuses = ({ responses }: Operation): string =>
  responses.length === 0
    ? 'It documents no response.'
    : `It documents ${listed(responses.map(({ status }) => status))}.`;
