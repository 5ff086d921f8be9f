import { t } from '../strings/hire.js';
import classes from './hire.module.css';

const percent = (value: number): string => t('example.percent', { percent: value });

/** A comparison as the workspace shows it, of fictional candidates. */
export function ExampleComparison() {
  const rows = [
    [t('example.query'), percent(100), percent(100)],
    [t('example.code'), percent(98.4), percent(40)],
    [t('example.growth'), t('example.linear'), t('example.quadratic')],
    [t('example.review'), t('example.strong'), t('example.strong')],
  ] as const;
  return (
    <table className={classes['example']}>
      <caption>{t('example.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('example.what')}</th>
          <th scope="col">{t('example.one')}</th>
          <th scope="col">{t('example.other')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([what, one, other]) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td>{one}</td>
            <td>{other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
