import { Paper, Text, Title } from '@mantine/core';
import { answerOf, satisfaction } from '@lib/client';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { inDigits } from '../frame/figures';
import { useAsking } from '../frame/service';
import { useFigure } from '../frame/use-figure';
import { useLanguage } from '../frame/use-language';
import { useSeries } from '../frame/use-series';

const ONE_PLACE = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

/** How people rated what they were given, beside how long it took: speed alone is no merit. */
export const Quality = () => {
  const { t } = useTranslation();
  const ask = useAsking();
  const written = useFigure();
  const language = useLanguage();
  const [policy] = useSeries();
  const { data } = useQuery({
    queryKey: ['satisfaction', policy],
    queryFn: async () => answerOf(await satisfaction({ ...ask, query: { policy } })),
    refetchInterval: 60_000,
    retry: false,
  });
  if (!data) return null;
  const { average, rated, speed } = data.total;
  const figure = (value: unknown): string =>
    typeof value === 'number' ? written(value, ONE_PLACE) : t(value === null ? 'quality.none' : 'quality.tooFew');
  return (
    <Paper component="section" className="card quality" withBorder>
      <Title order={2}>{t('quality.title')}</Title>
      <dl className="facts">
        <div>
          <dt>{t('quality.average')}</dt>
          <dd>{figure(average)}</dd>
        </div>
        <div>
          <dt>{t('quality.rated')}</dt>
          <dd>
            {typeof rated === 'number'
              ? written(rated)
              : inDigits(t(String(rated), { defaultValue: String(rated) }), language)}
          </dd>
        </div>
        <div>
          <dt>{t('quality.days')}</dt>
          <dd>{figure(speed.averageDaysToAnswer)}</dd>
        </div>
      </dl>
      <Text size="sm" c="dimmed">
        {t('quality.note')}
      </Text>
    </Paper>
  );
};
