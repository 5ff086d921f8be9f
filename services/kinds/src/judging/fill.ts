/** Values by name. */
type Values = ReadonlyMap<string, unknown>;

const PLACE = /\{\{([a-zA-Z0-9.]+)\}\}/g;
const ONLY = /^\{\{([a-zA-Z0-9.]+)\}\}$/;

/** Names in `{{…}}` anywhere in a template. */
export function namesIn(template: unknown): string[] {
  if (typeof template === 'string') return [...template.matchAll(PLACE)].map(([, name = '']) => name);
  if (typeof template !== 'object' || template === null) return [];
  return Object.entries(template).flatMap(([key, inner]) => [...namesIn(key), ...namesIn(inner)]);
}

/** A text with its values in it. Throws for a name that nobody drew or kept. */
export function fillText(template: string, values: Values): string {
  return template.replace(PLACE, (_, name: string) => {
    const value = valueOf(name, values);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}

/**
 * The same anywhere in a JSON value; a text that is nothing but a name becomes the value itself. Texts with values
 * in them pass through `mark`.
 */
export function fillJson(
  template: unknown,
  values: Values,
  mark: (filled: unknown) => unknown = (filled) => filled,
): unknown {
  if (typeof template === 'string') {
    if (namesIn(template).length === 0) return template;
    const [, name] = ONLY.exec(template) ?? [];
    return mark(name === undefined ? fillText(template, values) : valueOf(name, values));
  }
  if (Array.isArray(template)) return template.map((each) => fillJson(each, values, mark));
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, inner]) => [key, fillJson(inner, values, mark)]),
  );
}

function valueOf(name: string, values: Values): unknown {
  if (!values.has(name)) throw new Error(`nothing stands for {{${name}}}`);
  return values.get(name);
}
