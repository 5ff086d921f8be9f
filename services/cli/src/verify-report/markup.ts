/** Text that is already HTML; created only by `html`. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

type Insertion = Markup | readonly Markup[] | string | number;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template that escapes all values, except those created by `html`. */
export function html(pieces: TemplateStringsArray, ...insertions: readonly Insertion[]): Markup {
  const parts = pieces.map((piece, index) => {
    const insertion = insertions[index];
    return insertion === undefined ? piece : piece + sourceOf(insertion);
  });
  return new Markup(parts.join(''));
}

function sourceOf(insertion: Insertion): string {
  if (insertion instanceof Markup) return insertion.source;
  if (typeof insertion === 'object') return insertion.map(({ source }) => source).join('');
  return String(insertion).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
