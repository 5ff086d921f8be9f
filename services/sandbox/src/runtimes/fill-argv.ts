/** Values for the placeholders of a runtime's commands. */
export interface ArgvValues {
  readonly entry?: string;
  readonly boxMemoryMiB: number;
}

/** Puts values into a command of a runtime. Throws when one is missing. */
export function fillArgv(template: readonly string[], values: ArgvValues): string[] {
  return template.map((part) =>
    part.replace(/\{(\w+)\}/g, (_whole, name: string) => {
      if (name === 'boxMemoryMiB') return String(values.boxMemoryMiB);
      if (name === 'halfBoxMemoryMiB') return String(Math.floor(values.boxMemoryMiB / 2));
      if (name === 'twiceBoxMemoryMiB') return String(2 * values.boxMemoryMiB);
      if (name === 'entry' && values.entry !== undefined) return values.entry;
      throw new Error(`nothing stands for {${name}} in ${template.join(' ')}`);
    }),
  );
}
