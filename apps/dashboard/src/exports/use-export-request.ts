import { answerOf, requestExport, type RequestExportBody } from '@lib/client';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useAsking, useRoles } from '../frame/service';
import { LAST_ASKED } from './use-exports';

/** Who may take anything out of the house. */
const EXPORTERS = ['auditor', 'supervisor'];

/** Asks for an export and leads to where it will be found; undefined for whom it is not. */
export const useExportRequest = (): ((body: RequestExportBody) => Promise<void>) | undefined => {
  const ask = useAsking();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const roles = useRoles();
  if (!roles?.some((role) => EXPORTERS.includes(role))) return undefined;
  return async (body) => {
    const { position } = answerOf(await requestExport({ ...ask, body }));
    queries.setQueryData(LAST_ASKED, position);
    await navigate({ to: '/exports' });
  };
};
