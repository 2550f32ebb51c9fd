import { placeBeside } from './beside';

const button = { left: 100, right: 160, top: 300, bottom: 320 };
const sheet = { width: 1280, height: 900, isRightToLeft: false };

describe('a box beside a button', () => {
  it('begins where the button does, in both directions of writing', () => {
    expect(placeBeside(button, sheet)).toEqual({ insetInlineStart: '100px', width: '416px', insetBlockStart: '326px' });
    expect(placeBeside({ ...button, left: 1120, right: 1180 }, { ...sheet, isRightToLeft: true })).toMatchObject({
      insetInlineStart: '100px',
    });
  });

  it('stays inside the page, however narrow that is', () => {
    expect(placeBeside({ ...button, left: 1200, right: 1260 }, sheet).insetInlineStart).toBe('852px');
    expect(placeBeside(button, { ...sheet, width: 360 })).toMatchObject({ insetInlineStart: '12px', width: '336px' });
  });

  it('stands above a button at the foot of the page', () => {
    const low = placeBeside({ ...button, top: 860, bottom: 880 }, sheet);
    expect(low).toMatchObject({ insetBlockEnd: '46px' });
    expect(low).not.toHaveProperty('insetBlockStart');
  });
});
