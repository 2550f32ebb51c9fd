import { isolated } from './isolate';

describe('a sentence', () => {
  it('in Arabic sets what is held together by hyphens from left to right', () => {
    expect(isolated('يُكتب مثل 2026-11-23T09:00:00Z، والمكتوب: 1448-06.')).toBe(
      'يُكتب مثل \u20662026-11-23T09:00:00Z\u2069، والمكتوب: \u20661448-06\u2069.',
    );
    expect(isolated('القيمة «1447-13-45» غير معروفة')).toBe('القيمة «\u20661447-13-45\u2069» غير معروفة');
    expect(isolated('المعاملة 1448-000014-J')).toBe('المعاملة \u20661448-000014-J\u2069');
  });

  it('stays as it is where nothing can be turned round, or was kept apart before', () => {
    for (const sentence of ['from 2026-11-23 on', 'بقيت 6 أيام', 'أ - ب', 'في \u20662026-11-23\u2069', '-'])
      expect(isolated(sentence)).toBe(sentence);
  });
});
