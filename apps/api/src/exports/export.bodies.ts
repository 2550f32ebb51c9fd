import { exportFormats, exportKinds, languages, type ExportFormat, type ExportKind, type Language } from '@lib/domain';
import { field, fault, isObject, ok, type Check } from '../shape/field';
import { Choice, Identifier } from '../shape/fields';
import { PlainBody } from '../commands/bodies/every.body';
import type { BodyClass } from '../shape/body-class';

const MOST_FILTERS = 30;

/** Which ones there are, and what each may say, depends on what is taken out. */
const isFilters: Check = (value) =>
  isObject(value) ??
  (Object.keys(value as object).length > MOST_FILTERS ? fault('too_many_keys', { max: MOST_FILTERS }) : ok);

export class RequestExportBody {
  @Choice(exportKinds) what!: ExportKind;
  @Choice(exportFormats) format!: ExportFormat;
  @Choice(languages, { optional: true, description: 'of headings and words in tables; default: of the request' })
  language?: Language;
  @field(
    isFilters,
    { type: 'object', additionalProperties: { type: 'string' } },
    {
      optional: true,
      description:
        'as the list itself is asked: of cases the parameters of GET /v1/cases, of events `q` of GET /v1/audit',
    },
  )
  filters?: Record<string, unknown>;
  @Identifier({ optional: true, description: 'of evidence: the case' }) caseId?: string;
}

/** What comes from outside by the usual road; the rest is the system's. */
export const exportBodies: Readonly<Record<'PassTimelineStep', BodyClass>> = { PassTimelineStep: PlainBody };
