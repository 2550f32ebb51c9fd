import { lookShown, lookIn } from './look-choice';

describe('the look of the pages', () => {
  test.each([
    ['system', false, false, 'light'],
    ['system', true, false, 'dark'],
    ['system', false, true, 'contrast'],
    ['system', true, true, 'contrast-dark'],
    ['light', true, true, 'light'],
    ['dark', false, false, 'dark'],
    ['contrast', false, false, 'contrast'],
    ['contrast', true, false, 'contrast-dark'],
  ] as const)('%s, on a machine that wishes dark %s and contrast %s, is %s', (look, dark, contrast, shown) => {
    expect(lookShown(look, { dark, contrast })).toBe(shown);
  });

  test.each([
    ['', 'system'],
    ['a=b; mustafid-look=dark; c=d', 'dark'],
    ['mustafid-look=contrast', 'contrast'],
    ['mustafid-look=<script>', 'system'],
    ['not-mustafid-look=dark', 'system'],
  ])('is read from the cookies %p as %s', (cookies, look) => {
    expect(lookIn(cookies)).toBe(look);
  });
});
