import { useTranslation } from 'react-i18next';
import { isolated } from '../frame/isolate';
import { mended, piecesOf, type Fault } from './search-terms';

interface Parts {
  readonly id: string;
  readonly text: string;
  readonly faults: readonly Fault[];
  readonly mend: (text: string) => void;
}

/** The search with each place underlined that says nothing, why, and what is nearest. */
export const QueryFaults = ({ id, text, faults, mend }: Parts) => {
  const { t } = useTranslation();
  return (
    <div id={id} className="query-faults" role="alert">
      <p dir="ltr">
        {piecesOf(text, faults).map((piece, index) =>
          piece.isFault ? <mark key={index}>{piece.text}</mark> : <span key={index}>{piece.text}</span>,
        )}
      </p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.from}>
            {isolated(fault.detail)}{' '}
            {fault.nearest !== undefined && fault.code !== 'qualifier_days_backwards' && (
              <button type="button" className="mend" onClick={() => mend(mended(text, fault))}>
                {t('audit.mend')} <bdi dir="ltr">{fault.nearest}</bdi>
              </button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
};
