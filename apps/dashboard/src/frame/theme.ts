import { createTheme } from '@mantine/core';

const font = `'IBM Plex Sans Arabic', 'Noto Sans Arabic', system-ui, sans-serif`;

export const theme = createTheme({
  fontFamily: font,
  headings: { fontFamily: font, fontWeight: '600' },
  primaryColor: 'palm',
  primaryShade: 8,
  defaultRadius: 'md',
  colors: {
    palm: [
      '#eef7f3',
      '#dcece5',
      '#b5d9c9',
      '#8bc5ab',
      '#68b491',
      '#51a980',
      '#43a476',
      '#2f7f5c',
      '#0b5a43',
      '#084735',
    ],
  },
});
