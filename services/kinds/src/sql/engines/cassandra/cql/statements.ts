/** Start offset in the text, in UTF-16 units. */
interface Placed {
  readonly start: number;
}

/** A value: a named value of the event or question, or a literal. */
export type Term = Placed &
  (
    | { readonly kind: 'value'; readonly name: string }
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'number'; readonly text: string }
    | { readonly kind: 'boolean'; readonly text: 'true' | 'false' }
    | { readonly kind: 'null' }
  );

export interface Name extends Placed {
  readonly name: string;
}

export type Operator = '=' | '<' | '<=' | '>' | '>=' | 'IN';

/** `column operator term`; several terms follow IN. */
export interface Relation {
  readonly column: Name;
  readonly operator: Operator;
  readonly terms: readonly Term[];
}

export interface Column extends Name {
  readonly type: string;
  readonly isStatic: boolean;
}

export interface ClusteringColumn {
  readonly name: string;
  readonly descending: boolean;
}

export interface Table extends Name {
  readonly columns: readonly Column[];
  readonly partition: readonly string[];
  readonly clustering: readonly ClusteringColumn[];
}

export interface Insert extends Placed {
  readonly kind: 'insert';
  readonly table: Name;
  readonly columns: readonly Name[];
  readonly terms: readonly Term[];
  readonly ifNotExists: boolean;
  readonly timestamp?: Term;
}

export interface Update extends Placed {
  readonly kind: 'update';
  readonly table: Name;
  readonly set: readonly { readonly column: Name; readonly term: Term }[];
  readonly where: readonly Relation[];
  readonly condition?: 'exists' | readonly Relation[];
  readonly timestamp?: Term;
}

export interface Delete extends Placed {
  readonly kind: 'delete';
  readonly table: Name;
  /** Empty for whole rows. */
  readonly columns: readonly Name[];
  readonly where: readonly Relation[];
  readonly condition?: 'exists' | readonly Relation[];
  readonly timestamp?: Term;
}

export type Write = Insert | Update | Delete;

export interface Select extends Placed {
  readonly kind: 'select';
  readonly table: Name;
  readonly columns: readonly (Name & { readonly as?: string })[];
  readonly where: readonly Relation[];
  readonly order: readonly (Name & { readonly descending: boolean })[];
  readonly limit?: number;
  readonly filtering: boolean;
}

/** Columns of the primary key. */
export const keyOf = ({ partition, clustering }: Pick<Table, 'partition' | 'clustering'>): string[] => [
  ...partition,
  ...clustering.map(({ name }) => name),
];
