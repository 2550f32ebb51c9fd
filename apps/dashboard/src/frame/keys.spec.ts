import { keyOf } from './keys';

describe('the keys of a page', () => {
  test.each([
    ['j', 'KeyJ', false, 'j'],
    ['ت', 'KeyJ', false, 'j'],
    ['ء', 'KeyX', false, 'x'],
    ['ظ', 'Slash', false, '/'],
    ['؟', 'Slash', true, '?'],
    ['Enter', 'Enter', false, 'Enter'],
    ['٣', 'Digit3', false, '٣'],
  ])('%s of %s is what a Latin keyboard has there', (key, code, shiftKey, meant) => {
    expect(keyOf({ key, code, shiftKey })).toBe(meant);
  });
});
