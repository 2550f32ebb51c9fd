/** Told what an operator wants to know; a line each. */
export type Say = (line: string) => void;
