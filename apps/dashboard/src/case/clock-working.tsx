import { useTranslation } from 'react-i18next';
import { Instant } from '../frame/instant';
import { Table } from '../frame/table';
import { useFigure } from '../frame/use-figure';
import type { ExplainedClock } from './clock-cards';

/** Step by step, so that a person can add it up by hand. */
export const ClockWorking = ({ steps }: { steps: ExplainedClock['working'] }) => {
  const { t } = useTranslation();
  if (steps.length === 0) return null;
  const figure = useFigure();
  return (
    <details className="working">
      <summary>{t('clock.working')}</summary>
      <div className="scrolls" role="region" aria-label={t('clock.working')} tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {['part', 'from', 'to', 'rule', 'minutes', 'total'].map((column) => (
                <Table.Th scope="col" key={column}>
                  {t(`clock.working.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {steps.map((step, index) => (
              <Table.Tr key={index} data-rule={step.rule}>
                <Table.Td>{t(`clock.part.${step.part}`)}</Table.Td>
                <Table.Td>
                  <Instant at={step.from} />
                </Table.Td>
                <Table.Td>{step.to === null ? '…' : <Instant at={step.to} />}</Table.Td>
                <Table.Td>
                  {t(`workingRule.${step.rule}`)}
                  {step.code !== undefined && <small> {t(`holiday.${step.code}`, { defaultValue: step.code })}</small>}
                </Table.Td>
                <Table.Td className="figure">{figure(step.minutes)}</Table.Td>
                <Table.Td className="figure">{figure(step.total)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </details>
  );
};
