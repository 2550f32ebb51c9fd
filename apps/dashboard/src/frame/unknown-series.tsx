import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Notice } from './notices';
import { useSeriesList } from './service';
import { useSeries } from './use-series';

/** The series of the address where the service knows none of this name; nothing is said until it is asked. */
export const useUnknownSeries = (): string | undefined => {
  const [policy] = useSeries();
  const series = useSeriesList();
  return series.length > 0 && policy !== undefined && !series.some(({ policyId }) => policyId === policy)
    ? policy
    : undefined;
};

/** An old link, or one that was cut short: what it asked for, and the way to the cases that there are. */
export const UnknownSeries = ({ policy }: { policy: string }) => {
  const { t } = useTranslation();
  return (
    <Notice title={t('series.unknown.title')} kind="old-link">
      <Text>
        {t('series.unknown.text')} <bdi>{policy}</bdi>
      </Text>
      <nav className="ways">
        <Link to="." search={(now) => ({ ...now, policy: undefined })}>
          {t('series.live')}
        </Link>
      </nav>
    </Notice>
  );
};
