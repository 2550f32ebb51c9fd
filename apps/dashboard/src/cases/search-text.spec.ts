import { searchText } from './search-text';

describe('what is searched for', () => {
  test.each([
    ['١٤٤٨-٠٠٠٠٠١', '1448-000001'],
    ['۱۴۴۸', '1448'],
    ['\u202A1448\u2013000001\u2013B\u202C ', '1448-000001-B'],
    ['\u200F', ''],
  ])('%j is %s', (typed, meant) => {
    expect(searchText(typed)).toBe(meant);
  });
});
