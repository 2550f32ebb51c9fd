/** How wide a box beside a button may be, and what stays free around it, in pixels. */
const WIDEST = 416;
const FREE = 12;
/** Lower than this the box would have no room below the button. */
const HIGHEST = 224;

export interface Place {
  readonly insetInlineStart: string;
  readonly insetBlockStart?: string;
  readonly insetBlockEnd?: string;
  readonly width: string;
}

interface Edges {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly isRightToLeft: boolean;
}

/** Where a box stands that speaks of a button: below it where there is room, else above, and never outside the page. */
export const placeBeside = ({ left, right, top, bottom }: Edges, { width, height, isRightToLeft }: Sheet): Place => {
  const own = Math.min(WIDEST, width - 2 * FREE);
  const start = Math.max(FREE, Math.min(isRightToLeft ? width - right : left, width - own - FREE));
  const isLow = bottom + HIGHEST > height && top > HIGHEST;
  return {
    insetInlineStart: `${start}px`,
    width: `${own}px`,
    ...(isLow ? { insetBlockEnd: `${height - top + 6}px` } : { insetBlockStart: `${bottom + 6}px` }),
  };
};

export const besideOf = (button: HTMLElement): Place => {
  const { clientWidth: width, clientHeight: height } = document.documentElement;
  return placeBeside(button.getBoundingClientRect(), {
    width,
    height,
    isRightToLeft: getComputedStyle(button).direction === 'rtl',
  });
};
