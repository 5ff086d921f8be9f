/** What a service did, by Schemathesis' code of a failure, in a sentence that begins with the operation. */
export const SENTENCES = {
  ST101: (status) => `answers ${status}: a service answers what it cannot handle with 4xx, never with 5xx.`,
  ST102: (status) =>
    `answers ${status} to a content type that the contract does not offer; 415 or 400 is right.`,
  ST103: (status) => `answers ${status}, a status that the contract does not document.`,
  ST104: (status) => `answers ${status} without Content-Type, although the contract documents a body.`,
  ST105: (status) => `answers ${status} with a content type that the contract does not document.`,
  ST106: (status) => `answers ${status} with a Content-Type header that is no media type.`,
  ST107: (status) => `answers ${status} without a header that the contract requires.`,
  ST108: (status) =>
    `answers ${status} with a body or header that does not match its schema in the contract.`,
  ST109: (status) => `answers ${status} with a body that is not valid JSON.`,
  ST110: (status) => `answers ${status} with a body that cannot be read as its Content-Type says.`,
  ST111: (status) => `answers ${status} with a discriminator that the contract maps to no schema.`,
  ST201: (status) => `answers ${status} to a request that the contract forbids.`,
  ST202: (status) =>
    `answers ${status} to a request that the contract allows, and the contract does not document this rejection.`,
  ST203: (status) => `answers ${status} to a request without a required header.`,
  ST204: (status) => `answers ${status} to a method that the contract does not offer.`,
  ST205: (status) => `answers ${status} with an Allow header that names other methods than the contract.`,
  ST401: (status) => `answers ${status} to a caller who is not signed in.`,
} as const satisfies Readonly<Record<string, (status: number) => string>>;

export type FailureCode = keyof typeof SENTENCES;
export const isFailureCode = (code: string): code is FailureCode => Object.hasOwn(SENTENCES, code);
