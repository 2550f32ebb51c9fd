import { useTranslation } from 'react-i18next';
import type { CaseNow } from '../frame/clock-state';

type Stage = CaseNow['stage'];

const WAY: readonly Stage[] = [
  'preparation',
  'ready',
  'review',
  'decided',
  'answered',
  'registration',
  'service',
  'closed',
];
/** Stages beside the way stand where they left it. */
const BESIDE: Partial<Record<Stage, number>> = {
  verification_failed: 0,
  withdrawn: WAY.length - 1,
  discontinued: WAY.length - 1,
};

/** The way of every case, and how far this one has come. */
export const StagePath = ({ stage }: { stage: Stage }) => {
  const { t } = useTranslation();
  const place = BESIDE[stage] ?? WAY.indexOf(stage);
  const shown = WAY.map((each, index) => (index === place ? stage : each));
  return (
    <nav aria-label={t('case.path')} className="stage-path">
      <ol>
        {shown.map((each, index) => (
          <li
            key={each}
            data-place={index < place ? 'passed' : index === place ? 'now' : 'ahead'}
            aria-current={index === place ? 'step' : undefined}
          >
            <i aria-hidden="true" />
            <span>{t(`stage.${each}`)}</span>
          </li>
        ))}
      </ol>
    </nav>
  );
};
