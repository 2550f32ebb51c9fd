import { useNavigate } from '@tanstack/react-router';
import { useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { CaseLink, nameOf } from '../frame/case-link';
import { keyOf } from '../frame/keys';
import { Table } from '../frame/table';
import { useKeys } from '../frame/use-keys';
import { useLanguage } from '../frame/use-language';
import type { Column, ListedPage } from './columns';

interface Parts {
  readonly page: ListedPage;
  readonly shown: readonly Column[];
  readonly selected: ReadonlySet<string>;
  readonly select: (selected: ReadonlySet<string>) => void;
}

/** The page's cases; j and k go from row to row, x selects, Enter opens. */
export const CaseTable = ({ page: { items: cases, asOf }, shown, selected, select }: Parts) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);
  const step = (by: number): void => {
    const rows = [...(body.current?.querySelectorAll<HTMLElement>('tr') ?? [])];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    rows[Math.min(rows.length - 1, Math.max(0, at + by))]?.focus();
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
  const toggle = (caseId: string): void => {
    const next = new Set(selected);
    if (!next.delete(caseId)) next.add(caseId);
    select(next);
  };
  const press = (event: KeyboardEvent, caseId: string): void => {
    if (event.target !== event.currentTarget) return;
    if (keyOf(event.nativeEvent) === 'x') toggle(caseId);
    if (event.key === 'Enter') void navigate({ to: '/cases/$caseId', params: { caseId } });
  };
  return (
    <div className="scrolls" role="region" aria-label={t('page.cases')} tabIndex={0}>
      <Table className="queue case-table" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">
              <input
                type="checkbox"
                aria-label={t('cases.selectAll')}
                checked={cases.every(({ caseId }) => selected.has(caseId))}
                onChange={({ currentTarget: { checked } }) =>
                  select(new Set(checked ? cases.map(({ caseId }) => caseId) : []))
                }
              />
            </Table.Th>
            {['reference', ...shown.map(({ name }) => name)].map((name) => (
              <Table.Th scope="col" key={name}>
                {t(name)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody ref={body}>
          {cases.map((each) => (
            <Table.Tr
              key={each.caseId}
              tabIndex={-1}
              data-case={each.caseId}
              onKeyDown={(event) => press(event, each.caseId)}
            >
              <Table.Td data-label={t('cases.select')}>
                <input
                  type="checkbox"
                  aria-label={t('cases.selectOne', { name: nameOf(each) })}
                  checked={selected.has(each.caseId)}
                  onChange={() => toggle(each.caseId)}
                />
              </Table.Td>
              <Table.Td data-label={t('reference')}>
                <CaseLink caseId={each.caseId} reference={each.reference ?? each.externalReference} />
              </Table.Td>
              {shown.map(({ name, show, text }) => (
                <Table.Td key={name} data-label={t(name)}>
                  {show ? show(each, asOf) : text(each, { t, language, asOf }) || '–'}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
};
