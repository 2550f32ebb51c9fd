/** The address that people open, as what is shown to them names it. */
export const PUBLIC_URL = Symbol('public url');
