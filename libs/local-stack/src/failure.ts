const SENTENCES: Record<string, string> = {
  ENOSPC: 'the disk is full: free some space and start again',
  EDQUOT: 'the disk quota is used up: free some space and start again',
  EACCES: 'the permission is missing: give this user the right to write there, or set MUSTAFID_HOME to another folder',
  EPERM: 'the permission is missing: give this user the right to write there, or set MUSTAFID_HOME to another folder',
  EROFS: 'the file system is read-only: set MUSTAFID_HOME to a folder that can be written',
  ENOTDIR: 'a file stands where a folder is needed: move it away, or set MUSTAFID_HOME to another folder',
};

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error ? String(error.code) : undefined;

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** One sentence: what could not be done, why, and what to do about it. */
export const failure = (what: string, error: unknown): Error => {
  const known = SENTENCES[codeOf(error) ?? ''] ?? sentenceIn(messageOf(error));
  return new Error(`${what}: ${known ?? messageOf(error)}.`, { cause: error });
};

/** Engines say in their own words what a system call would have said by a code. */
const sentenceIn = (text: string): string | undefined => {
  if (/no space left on device/i.test(text)) return SENTENCES.ENOSPC;
  if (/permission denied/i.test(text)) return SENTENCES.EACCES;
  if (/read-only file system/i.test(text)) return SENTENCES.EROFS;
  return undefined;
};
