import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { riyadhDay } from '../frame/dates';
import { useLanguage } from '../frame/use-language';
import type { Asked } from './filters';
import { columns, rowsOf, type Column, type ListedPage } from './columns';
import { ExportButton } from '../exports/export-button';
import { csvOf, saveFile } from './csv';

interface Parts {
  readonly page: ListedPage;
  readonly asked: Asked;
  readonly shown: readonly Column[];
  readonly chosen: readonly string[];
  readonly choose: (names: readonly string[]) => void;
  readonly dense: boolean;
  readonly setDense: (dense: boolean) => void;
}

/** How many are shown, which columns, how close together; and the same as a file. */
export const ListTools = ({ page, asked, shown, chosen, choose, dense, setDense }: Parts) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { items: cases, next, asOf } = page;
  const { cursor: _cursor, ...filters } = asked;
  const turn = (name: string): void =>
    choose(chosen.includes(name) ? chosen.filter((each) => each !== name) : [...chosen, name]);
  const save = (): void =>
    saveFile(`${t('page.cases')} ${riyadhDay(asOf)}.csv`, csvOf(rowsOf(cases, shown, { t, language, asOf })));
  return (
    <div className="list-tools">
      <output>
        <span>{t('cases.shown', { count: cases.length })}</span>
        {next !== null && <small>{t('cases.more')}</small>}
      </output>
      <details className="column-choice">
        <summary>{t('cases.columns')}</summary>
        <div className="column-list">
          {columns.map(({ name }) => (
            <label key={name}>
              <input type="checkbox" checked={chosen.includes(name)} onChange={() => turn(name)} /> {t(name)}
            </label>
          ))}
          <label>
            <input type="checkbox" checked={dense} onChange={() => setDense(!dense)} /> {t('cases.dense')}
          </label>
        </div>
      </details>
      <Button variant="default" size="xs" disabled={cases.length === 0} onClick={save}>
        {t('cases.csv')}
      </Button>
      <ExportButton what="cases" filters={filters} />
    </div>
  );
};
