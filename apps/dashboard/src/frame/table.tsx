import type { ComponentProps } from 'react';

interface Parts extends ComponentProps<'table'> {
  /** The row that is pointed at stands out. */
  readonly highlightOnHover?: boolean;
}

const Whole = ({ highlightOnHover, className = '', ...rest }: Parts) => (
  <table className={`table ${className}`} data-hover={highlightOnHover || undefined} {...rest} />
);

/** A table as the pages draw it: plain elements, since the library's would bring a scroller of its own along. */
export const Table = Object.assign(Whole, {
  Thead: 'thead',
  Tbody: 'tbody',
  Tr: 'tr',
  Th: 'th',
  Td: 'td',
} as const);
