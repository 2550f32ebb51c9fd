import { Link } from '@tanstack/react-router';

/** Of a case without a number so much of its id stands in its place: only live cases are given numbers. */
const SHORT = 8;

export const nameOf = ({ caseId, reference }: { caseId: string; reference: string | null }): string =>
  reference ?? caseId.slice(0, SHORT);

/** A case by its number, and the way to its page. */
export const CaseLink = ({ caseId, reference }: { caseId: string; reference: string | null }) => (
  <Link to="/cases/$caseId" params={{ caseId }} className="reference" data-none={reference === null || undefined}>
    <bdi>{nameOf({ caseId, reference })}</bdi>
  </Link>
);
