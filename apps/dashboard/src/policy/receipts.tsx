import { Paper, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ActorName } from '../frame/actor-name';
import { Instant } from '../frame/instant';
import { Table } from '../frame/table';
import { useReceipts } from './use-policy';

/** Who said that they have a version that was circulated; for those who may know. */
export const Receipts = ({ policyId }: { policyId: string }) => {
  const { t } = useTranslation();
  const receipts = useReceipts(policyId);
  if (!receipts) return null;
  return (
    <Paper component="section" className="card" withBorder>
      <Title order={2}>{t('policy.receipts')}</Title>
      {receipts.length === 0 ? (
        <p className="today">{t('policy.receipts.none')}</p>
      ) : (
        <Table className="queue">
          <Table.Thead>
            <Table.Tr>
              {['version', 'who', 'when'].map((column) => (
                <Table.Th scope="col" key={column}>
                  {t(`policy.column.${column}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {receipts.map(({ version, actorId, roles, acknowledgedAt }) => (
              <Table.Tr key={`${version} ${actorId}`}>
                <Table.Td data-label={t('policy.column.version')}>{version}</Table.Td>
                <Table.Td data-label={t('policy.column.who')}>
                  <span>
                    <ActorName actor={{ id: actorId, kind: 'person', roles }} />
                  </span>
                </Table.Td>
                <Table.Td data-label={t('policy.column.when')}>
                  <Instant at={acknowledgedAt} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
};
