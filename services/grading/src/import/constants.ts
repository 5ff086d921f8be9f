type Constants = Readonly<Record<string, string | number>>;

/** Replaces `{{name}}` by the constant of that name; other names stay as they are. */
export function fillConstants(text: string, constants: Constants): string {
  return text.replace(/\{\{([a-zA-Z_]\w*(?:\.\w+)?)\}\}/g, (whole, name: string) =>
    Object.hasOwn(constants, name) ? String(constants[name]) : whole,
  );
}

/** The same for a source file; one that is not text stays as it is. */
export function fillConstantsOf(content: Uint8Array, constants: Constants): Uint8Array {
  if (Object.keys(constants).length === 0) return content;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    return new TextEncoder().encode(fillConstants(text, constants));
  } catch {
    return content;
  }
}
