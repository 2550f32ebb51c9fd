import { languageOf } from './language';

describe('The language of a problem', () => {
  it.each([
    [undefined, 'ar'],
    ['', 'ar'],
    ['*', 'ar'],
    ['fr', 'ar'],
    ['ar-SA', 'ar'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['ar,en', 'ar'],
    ['ar;q=0.3, en;q=0.8', 'en'],
    ['en;q=0', 'ar'],
    ['en;q=x', 'en'],
    [';;;,,,', 'ar'],
  ])('for %s is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
