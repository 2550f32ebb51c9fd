import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Entry } from './replay';

interface Parts {
  readonly entries: readonly Entry[];
  readonly place: number;
  readonly stepTo: (place: number) => void;
}

/** From entry to entry: a slider, and a step either way. */
export const StepBar = ({ entries, place, stepTo }: Parts) => {
  const { t } = useTranslation();
  const count = entries.length;
  const said = t('history.place', { revision: entries[place]!.revision, last: entries.at(-1)!.revision });
  const step = (word: string, sign: string, to: number, isOff: boolean) => (
    <Button
      variant="default"
      size="xs"
      aria-label={t(word)}
      title={t(word)}
      disabled={isOff}
      onClick={() => stepTo(to)}
    >
      <span aria-hidden="true" className="step-sign">
        {sign}
      </span>
    </Button>
  );
  return (
    <div className="step-bar">
      {step('history.first', '«', 0, place === 0)}
      {step('history.previous', '‹', place - 1, place === 0)}
      <input
        type="range"
        min={0}
        max={count - 1}
        value={place}
        aria-label={t('history.slider')}
        aria-valuetext={said}
        onChange={(event) => stepTo(Number(event.currentTarget.value))}
      />
      {step('history.next', '›', place + 1, place === count - 1)}
      {step('history.last', '»', count - 1, place === count - 1)}
      <output>{said}</output>
    </div>
  );
};
