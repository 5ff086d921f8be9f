const MIB = 1024 * 1024;

/** What a document may be. Whatever is beyond is no document that anybody writes by hand. */
export const DOCUMENT = {
  files: 100,
  /** Of all files together. */
  bytes: MIB,
  /** Of maps and lists in each other. */
  depth: 100,
  /** Of the bundled document, aliases written out. */
  values: 60_000,
  operations: 1_000,
};

/** Documents that are open at once. */
export const OPENED = 8;

/** Processor time of one request, and wall time without that in which it waited for a core, in milliseconds. */
export const TIME = {
  open: { cpuMs: 4_000, wallMs: 60_000 },
  /** Of one case, its schema's first compilation included. */
  validationCase: { cpuMs: 1_000, wallMs: 15_000 },
  /** What cases that end as `limit` may cost a request together; those that are left then end so, too. */
  validation: { cpuMs: 4_000, wallMs: 60_000 },
  lint: { cpuMs: 8_000, wallMs: 60_000 },
  breaking: { cpuMs: 6_000, wallMs: 60_000 },
};

export const ANSWER = {
  bytes: 16 * MIB,
  problems: 20,
  /** Of one validation case. */
  errors: 20,
  findings: 500,
  changes: 500,
  messageCharacters: 400,
};

/** @param {unknown} text  cut where nobody reads on */
export function clip(text) {
  const whole = String(text);
  const { messageCharacters } = ANSWER;
  return whole.length <= messageCharacters ? whole : `${whole.slice(0, messageCharacters - 1)}…`;
}
