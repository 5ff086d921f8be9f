import { t } from '../strings/contract.js';
import classes from './contract.module.css';
import type { PropertyView, SchemaView } from './read-schema.js';

/** Shows the schema of that name. */
export type ShowSchema = (name: string) => void;

interface SchemaProps {
  readonly schema: SchemaView;
  readonly onShow: ShowSchema;
}

/** A type; a named schema is a link to it. */
export function SchemaType({ schema: { type, name }, onShow }: SchemaProps) {
  if (name === undefined) return <code className={classes['type']}>{type}</code>;
  return (
    <button type="button" className={classes['link']} onClick={() => onShow(name)}>
      {name}
    </button>
  );
}

/** Keywords with their values, and their description. */
export function SchemaFacts({ schema: { facts, description } }: Pick<SchemaProps, 'schema'>) {
  return (
    <>
      {facts.map((fact) => (
        <code key={fact} className={classes['fact']}>
          {fact}
        </code>
      ))}
      {description !== undefined && <span className={classes['about']}>{description}</span>}
    </>
  );
}

function Property({ property, onShow }: { readonly property: PropertyView; readonly onShow: ShowSchema }) {
  const { name, required, schema } = property;
  return (
    <li>
      <code className={classes['property']}>{name}</code> <SchemaType schema={schema} onShow={onShow} />{' '}
      {required && <span className={classes['required']}>{t('required')}</span>}
      <SchemaFacts schema={schema} />
      <Inside schema={schema} onShow={onShow} />
    </li>
  );
}

/** The parts of a schema: properties, elements, alternatives. */
function Inside({ schema: { properties, variants, items }, onShow }: SchemaProps) {
  return (
    <>
      {properties.length > 0 && (
        <ul className={classes['properties']}>
          {properties.map((property) => (
            <Property key={property.name} property={property} onShow={onShow} />
          ))}
        </ul>
      )}
      {items !== undefined && (
        <ul className={classes['properties']}>
          <li>
            <span className={classes['keyword']}>{t('items')}</span>
            <SchemaTree schema={items} onShow={onShow} />
          </li>
        </ul>
      )}
      {variants.map(({ keyword, schemas }) => (
        <ul key={keyword} className={classes['properties']}>
          <li>
            <span className={classes['keyword']}>{t(`variants.${keyword}`)}</span>
            <ul className={classes['properties']}>
              {schemas.map((each, index) => (
                <li key={index}>
                  <SchemaTree schema={each} onShow={onShow} />
                </li>
              ))}
            </ul>
          </li>
        </ul>
      ))}
    </>
  );
}

/** A schema with everything in it; named schemas inside are links. */
export function SchemaTree({ schema, onShow }: SchemaProps) {
  return (
    <div className={classes['schema']}>
      <SchemaType schema={schema} onShow={onShow} /> <SchemaFacts schema={schema} />
      <Inside schema={schema} onShow={onShow} />
    </div>
  );
}
