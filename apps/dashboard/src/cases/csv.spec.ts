import { parse } from 'csv-parse/sync';
import { csvOf } from './csv';

describe('a list as a file', () => {
  it('is read back by a spreadsheet as it was shown', () => {
    const rows = [
      ['رقم المعاملة', 'المرحلة'],
      ['1448-000001-B', 'قيد "الدراسة"، لدى اللجنة\nسطر'],
    ];
    expect(csvOf(rows).charCodeAt(0)).toBe(0xfeff);
    expect(parse(csvOf(rows), { bom: true })).toEqual(rows);
  });

  test.each(['=1+1', '+1', '-1', '@x', '\t=1', '\r=1', '＝1', '＋1'])(
    'makes a text of what looks like a formula: %j',
    (given) => {
      expect(parse(csvOf([[given]]), { bom: true, relax_column_count: true })).toEqual([[`'${given}`]]);
    },
  );
});
