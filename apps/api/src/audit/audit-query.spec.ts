import { auditTypes, parseAuditQuery, qualifiers } from './audit-query';
import { distanceOf, nearestOf } from './nearest';
import { riyadhDayOf } from './riyadh-days';

const filtersOf = (text: string) => {
  const parsed = parseAuditQuery(text);
  if (!('filters' in parsed)) throw new Error(JSON.stringify(parsed.faults));
  return JSON.parse(JSON.stringify(parsed.filters)) as Record<string, unknown>;
};
const faultOf = (text: string) => {
  const [fault, ...others] = parseAuditQuery(text).faults;
  expect(others).toEqual([]);
  return { ...fault!, place: text.slice(fault!.from, fault!.to) };
};

describe('a search for entries', () => {
  it('may ask for everything', () => expect([filtersOf(''), filtersOf('   ')]).toEqual([{}, {}]));

  it('names what to look for, of lists any one', () => {
    expect(
      filtersOf(
        'type:CommitteeDecided clause:P27 actor:a-1 role:committee case:c-1 policy:main version:2 type:dataverified',
      ),
    ).toEqual({
      types: ['CommitteeDecided', 'DataVerified'],
      clauses: ['P27'],
      actors: ['a-1'],
      roles: ['committee'],
      caseId: 'c-1',
      policyId: 'main',
      policyVersion: 2,
    });
    expect(filtersOf('reference:1448-000123-c CLAUSE:27')).toEqual({ reference: '1448-000123-C', clauses: ['P27'] });
  });

  it('knows both calendars, and digits of both kinds; a day is one in Riyadh and belongs to it whole', () => {
    expect(filtersOf('since:1447-01-01 until:1447-01-01')).toEqual({
      since: '2025-06-25T21:00:00.000Z',
      before: '2025-06-26T21:00:00.000Z',
    });
    expect(filtersOf('since:2025-06-26')).toEqual({ since: '2025-06-25T21:00:00.000Z' });
    expect(filtersOf('since:١٤٤٧-٠١-٠١')).toEqual({ since: '2025-06-25T21:00:00.000Z' });
  });

  it('says at which place a qualifier is unknown, and which is nearest', () => {
    expect(faultOf('clause:P27 typ:CommitteeDecided')).toMatchObject({
      code: 'qualifier_unknown',
      place: 'typ',
      found: 'typ',
      nearest: 'type',
      allowed: qualifiers,
    });
    expect(faultOf('untill:1447-01-01')).toMatchObject({ nearest: 'until' });
  });

  it.each([
    ['type:ComitteeDecided', 'ComitteeDecided', 'CommitteeDecided'],
    ['type:Committee', 'Committee', 'CommitteeDecided'],
    ['clause:P99', 'P99', 'P9'],
    ['role:auditer', 'auditer', 'auditor'],
    ['version:x', 'x', '1'],
    ['since:1447-01-31', '1447-01-31', '1447-01-30'],
    ['since:2026-02-30', '2026-02-30', '2026-02-28'],
    ['since:2026-13-05', '2026-13-05', '2026-12-05'],
    ['until:yesterday', 'yesterday', '1447-01-01'],
    ['since:', 'since:', '1447-01-01'],
  ])('says of %s that there is no such value, and which is nearest', (text, place, nearest) =>
    expect(faultOf(text)).toMatchObject({ code: 'qualifier_value_unknown', place, nearest }),
  );

  it.each([
    ['P27', 'clause:P27'],
    ['committeedecided', 'type:CommitteeDecided'],
    ['1447-01-01', 'since:2025-06-26'],
    ['1448-000123-C', 'reference:1448-000123-C'],
    ['actr', 'actor:'],
  ])('takes %s for a value whose qualifier was left out', (text, nearest) =>
    expect(faultOf(text)).toMatchObject({ code: 'qualifier_missing', place: text, nearest }),
  );

  it('takes one day, one case and one series only, and the days in their order', () => {
    expect(faultOf('case:a case:b')).toMatchObject({ code: 'qualifier_repeated', place: 'case:b' });
    expect(faultOf('since:1447-02-01 until:1447-01-01')).toMatchObject({
      code: 'qualifier_days_backwards',
      place: '1447-01-01',
    });
    expect(faultOf('actor:<script>')).toMatchObject({ code: 'not_an_identifier', place: '<script>' });
  });

  it('names every fault there is', () =>
    expect(parseAuditQuery('typ:A clause:P99 nonsense').faults.map(({ code }) => code)).toEqual([
      'qualifier_unknown',
      'qualifier_value_unknown',
      'qualifier_missing',
    ]));

  it('knows each type that a stream can hold', () => {
    expect(auditTypes).toEqual(
      expect.arrayContaining(['ReviewFloorPassed', 'PolicyAdopted', 'ReferenceIssued', 'InquiryReceived']),
    );
    for (const type of auditTypes) expect(filtersOf(`type:${type}`)).toEqual({ types: [type] });
  });
});

describe('a day', () => {
  it.each(['', '1447', '1447/01/01', '14470-01-01', '0000-00-00'])('is not %j', (given) =>
    expect(riyadhDayOf(given).day).toBeUndefined(),
  );
});

describe('the nearest word', () => {
  it('is the one with the fewest letters otherwise', () => {
    expect(distanceOf('kitten', 'sitting')).toBe(3);
    expect(nearestOf('', [])).toBeUndefined();
  });
});
