import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { displayWords } from './display-words';
import { chooseLook, useLookChosen } from './look';
import { looks } from './look-choice';
import { addWords } from './page-words';
import { chooseReading, useReading } from './reading';

addWords(displayWords);

/** How every page is shown to who reads: its look, its digits, and the calendar that stands first. */
export const DisplayChoices = () => {
  const { t } = useTranslation();
  const { digits, calendar } = useReading();
  return (
    <>
      <Choice name="look" values={looks} chosen={useLookChosen()} choose={chooseLook} />
      <Choice
        name="digits"
        values={['latn', 'arab']}
        chosen={digits}
        choose={(value) => chooseReading({ digits: value })}
      />
      <Choice
        name="calendar"
        values={['hijri', 'gregorian']}
        chosen={calendar}
        choose={(value) => chooseReading({ calendar: value })}
      />
      <small>{t('display.kept')}</small>
    </>
  );
};

interface Parts<Value extends string> {
  readonly name: string;
  readonly values: readonly Value[];
  readonly chosen: Value;
  readonly choose: (value: Value) => void;
}

const Choice = <Value extends string>({ name, values, chosen, choose }: Parts<Value>) => {
  const { t } = useTranslation();
  const group = useId();
  return (
    <fieldset className="display-choice">
      <legend>{t(`display.${name}`)}</legend>
      {values.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={group}
            value={value}
            data-choice={value}
            checked={value === chosen}
            onChange={() => choose(value)}
          />
          {t(`display.${name}.${value}`)}
        </label>
      ))}
    </fieldset>
  );
};

export default DisplayChoices;
