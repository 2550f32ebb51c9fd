import { exportFailures, exportFormats, exportKinds, exportStatuses, languages } from '@lib/domain';
import { oneOf, text, whole } from '../queries/parameters';
import { among, count, moment, orNull, page, shape, word } from '../shape/schema-words';

export const exportParameters = {
  status: oneOf(exportStatuses),
  cursor: text(1_000),
  limit: whole(1, 200),
};

const filters = {
  type: 'object',
  additionalProperties: { anyOf: [{ type: 'string' }, { type: 'integer' }, { type: 'array', items: word }] },
};

export const exportSchema = shape({
  exportId: word,
  what: among(exportKinds),
  format: among(exportFormats),
  language: among(languages),
  filters,
  status: among(exportStatuses),
  requestedBy: word,
  requestedAt: moment,
  settledAt: orNull(moment),
  rowsDone: count,
  rowsInAll: orNull(count),
  fileName: word,
  sha256: orNull(word),
  bytes: orNull(count),
  asOf: orNull(moment),
  expiresAt: orNull(moment),
  failure: orNull(among(exportFailures)),
  most: orNull(count),
  downloads: count,
  downloadedAt: orNull(moment),
  revision: count,
});

export const exportPageSchema = page(exportSchema);
