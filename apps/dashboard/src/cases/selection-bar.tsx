import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFigure } from '../frame/use-figure';
import type { ListedCase } from './columns';

/** How many are selected, and how many of each stage. */
export const SelectionBar = ({ cases, clear }: { cases: readonly ListedCase[]; clear: () => void }) => {
  const { t } = useTranslation();
  const figure = useFigure();
  if (cases.length === 0) return null;
  const stages = [...new Set(cases.map(({ stage }) => stage))];
  return (
    <div className="selection-bar" role="status">
      <strong>{t('cases.selected', { count: cases.length })}</strong>
      {stages.map((stage) => (
        <span key={stage}>
          {t(`stage.${stage}`)}: <b>{figure(cases.filter((each) => each.stage === stage).length)}</b>
        </span>
      ))}
      <Button variant="default" size="xs" onClick={clear}>
        {t('cases.unselect')}
      </Button>
    </div>
  );
};
