import { aRequest, submitted } from '../e2e/a-case';
import { startService, type Service } from '../e2e/api-on-engines';

jest.setTimeout(60_000);

const path = '/v1/calendars/main';
const nextYear = new Date().getUTCFullYear() + 1;
const holiday = { code: 'other', from: `${nextYear}-07-01`, to: `${nextYear}-07-02`, certainty: 'announced' };

describe('The working calendar', () => {
  let service: Service;
  let shipped: readonly object[];

  beforeAll(async () => {
    service = await startService();
    const { body } = await service.get(path, { as: 'auditor' });
    shipped = body.versions[0].document.holidays;
  });
  afterAll(() => service.stop());

  test('P3: is shown whole, compared before it is adopted, adopted, and by whom', async () => {
    const { body } = await service.get(path, { as: 'auditor' });
    expect(body.versions).toMatchObject([{ version: 1, adoptedAt: null, document: { weekend: [5, 6] } }]);
    const amendment = { version: 2, holidays: [...shipped, holiday] };
    const compared = await service.post(`${path}/compare`, amendment, { as: 'supervisor' });
    expect([compared.status, compared.body.first, compared.body.last]).toEqual([200, holiday.from, holiday.to]);
    const adopted = await service.post(`${path}/adopt-calendar`, amendment, { as: 'supervisor' });
    expect([adopted.status, adopted.body.events]).toMatchObject([201, [{ type: 'CalendarAdopted' }]]);
    const after = await service.get(path, { as: 'auditor' });
    expect(after.body.versions[1]).toMatchObject({
      version: 2,
      firstDay: holiday.from,
      adoptedBy: 'supervisor-1',
    });
  });

  test('P3: what is wrong is named, with the member', async () => {
    const refusal = async (body: object, as = 'supervisor') => {
      const answer = await service.post(`${path}/adopt-calendar`, body, { as });
      return [answer.status, answer.body.code, answer.body.pointer ?? answer.body.errors?.[0]?.pointer];
    };
    expect(await refusal({ version: 9 })).toEqual([409, 'version_not_next', undefined]);
    const impossible = { ...holiday, from: `${nextYear}-02-30` };
    expect(await refusal({ version: 3, holidays: [impossible] })).toEqual([
      409,
      'calendar_not_fit',
      '/holidays/0/from',
    ]);
    expect(await refusal({ version: 3, holidays: 'none' })).toEqual([400, 'shape_invalid', '/holidays']);
    const past = { ...holiday, from: '2024-07-01', to: '2024-07-01' };
    expect(await refusal({ version: 3, holidays: [...shipped, past] })).toEqual([409, 'past_days_changed', undefined]);
    expect(await refusal({ version: 3 }, 'officer')).toEqual([403, 'forbidden', undefined]);
    expect((await service.get('/v1/calendars/another', { as: 'auditor' })).status).toBe(404);
  });

  test('a case can be looked at under another version of its policy or calendar, with the difference', async () => {
    const window = (target: object) => ({ use: 'demonstration', gates: [], reviewWindow: { floor: null, target } });
    const two = { length: 'P2D', source: 'house' };
    const series = '/v1/policies/compared/adopt-policy';
    await service.post(series, { version: 1, ...window(two) }, { as: 'supervisor' });
    const { id } = await submitted(service, { ...aRequest, policyId: 'compared' });
    await service.post(series, { version: 2, ...window({ ...two, length: 'P5D' }) }, { as: 'supervisor' });
    await service.post(`/v1/cases/${id}/refer-to-research`, {}, { as: 'officer' });
    const clocks = `/v1/cases/${id}/clocks`;
    expect((await service.get(clocks)).body.difference).toBeUndefined();
    const { body } = await service.get(`${clocks}?policyVersion=2`);
    const days = ({ before, after }: { before: string; after: string }) =>
      (Date.parse(after) - Date.parse(before)) / 86_400_000;
    expect(body.difference).toMatchObject([{ clock: 'review', date: 'target' }]);
    expect(days(body.difference[0])).toBe(3);
    expect((await service.get(`${clocks}?calendarVersion=1`)).body.difference).toEqual([]);
    expect((await service.get(`${clocks}?policyVersion=7`)).status).toBe(404);
    expect((await service.get(`${clocks}?calendarVersion=nine`)).status).toBe(400);
  });
});
