import { Fragment, type ReactNode } from 'react';

type NameOf<Tag extends string> = Tag extends `/${string}`
  ? never
  : Tag extends `${infer Name}/`
    ? Name
    : Tag;

/** Names of the tags in a string: `See <link>the docs</link> of <name/>` has `link` and `name`. */
type TagsOf<Text extends string> = Text extends `${string}<${infer Tag}>${infer Rest}`
  ? NameOf<Tag> | TagsOf<Rest>
  : never;

interface RichTextProps<Text extends string> {
  /** A string of a catalogue. */
  readonly text: Text;
  /** The replacement of each tag: an element, or a function of the tag's content. */
  readonly tags: Readonly<Record<TagsOf<Text>, ReactNode | ((enclosed: string) => ReactNode)>>;
}

const TAG = /<(\w+)(?:\/>|>(.*?)<\/\1>)/gs;

/**
 * A sentence with elements in it, written as one string. User data must come in by a tag: text that is
 * interpolated into the string is searched for tags, too.
 */
export function RichText<Text extends string>({ text, tags }: RichTextProps<Text>) {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(TAG)) {
    const [whole, name, enclosed = ''] = match;
    const tag = Object.entries<ReactNode | ((text: string) => ReactNode)>(tags).find(
      ([key]) => key === name,
    )?.[1];
    parts.push(text.slice(end, match.index), typeof tag === 'function' ? tag(enclosed) : tag);
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>);
}
