import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSeriesList } from './service';
import { useSeries } from './use-series';

const LIVE = 'main';

/** Demonstrations and earlier records are never counted among live cases: they are looked at by themselves. */
export const SeriesChoice = () => {
  const { t } = useTranslation();
  const [policy, choose] = useSeries();
  const series = useSeriesList();
  if (series.length < 2 && policy === undefined) return null;
  const options = series.map(({ policyId, use }) => ({
    value: policyId,
    label: policyId === LIVE ? t('series.live') : `${t(`series.${use}`)} · ${policyId}`,
  }));
  // A select shows its first option where none is chosen: an unknown series must not look like another one.
  if (policy !== undefined && !series.some(({ policyId }) => policyId === policy))
    options.unshift({ value: policy, label: policy });
  return (
    <NativeSelect
      size="xs"
      aria-label={t('series.label')}
      value={policy ?? LIVE}
      data={options}
      onChange={(event) => choose(event.currentTarget.value === LIVE ? undefined : event.currentTarget.value)}
    />
  );
};
