import { z } from 'zod';
import { isFailureCode, type FailureCode } from './codes.js';

const headersSchema = z.array(z.tuple([z.string(), z.string()]));
const bodyShape = { headers: headersSchema, body: z.string(), cut: z.boolean() };

const findingSchema = z.object({
  /** Schemathesis' name of the check. */
  check: z.string(),
  /** Its code, such as ST105. */
  code: z.custom<FailureCode>(
    (code) => typeof code === 'string' && isFailureCode(code),
    'is no failure code',
  ),
  /** Method and template, such as `GET /flags/{name}`. */
  operation: z.string(),
  message: z.string(),
  /** Whether the request was generated to satisfy the contract. */
  mode: z.string(),
  request: z.object({ method: z.string(), url: z.string(), ...bodyShape }),
  response: z.object({ status: z.number(), ms: z.number(), ...bodyShape }),
});
/** A check's finding about one answer. Bodies are in base64, 8 KiB at most. */
export type Finding = z.infer<typeof findingSchema>;

const lineSchema = z.union([
  z.object({ failure: findingSchema }),
  z.object({ error: z.object({ operation: z.string(), message: z.string() }) }),
  z.object({ fatal: z.string() }),
  z.object({ documented: z.string(), statuses: z.array(z.string()) }),
  z.object({ operation: z.string(), statuses: z.record(z.string(), z.number()) }),
  z.object({ end: z.object({ cases: z.number() }) }),
]);

/** The result of checking a service against its contract. */
export interface ConformanceReport {
  readonly findings: readonly Finding[];
  /** Requests that got no answer. */
  readonly errors: readonly { readonly operation: string; readonly message: string }[];
  /** Documented statuses by operation. */
  readonly documented: ReadonlyMap<string, readonly string[]>;
  /** How often each status was answered, by operation. */
  readonly answered: ReadonlyMap<string, Readonly<Record<string, number>>>;
  readonly cases: number;
  /** Whether everything was asked. */
  readonly finished: boolean;
}

/** Reads the output of the program in the box. Throws where that is no report, since the program is ours. */
export function readReport(text: string): ConformanceReport {
  const findings: Finding[] = [];
  const errors: { operation: string; message: string }[] = [];
  const documented = new Map<string, readonly string[]>();
  const answered = new Map<string, Record<string, number>>();
  let cases: number | undefined;
  for (const line of text.split('\n').filter((each) => each !== '')) {
    const said = lineSchema.parse(JSON.parse(line));
    if ('failure' in said) findings.push(said.failure);
    else if ('error' in said) errors.push(said.error);
    else if ('fatal' in said) throw new Error(`the contract cannot be asked: ${said.fatal}`);
    else if ('documented' in said) documented.set(said.documented, said.statuses);
    else if ('operation' in said) answered.set(said.operation, said.statuses);
    else cases = said.end.cases;
  }
  return { findings, errors, documented, answered, cases: cases ?? 0, finished: cases !== undefined };
}
