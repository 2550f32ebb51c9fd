/** Asks until the answer is yes; fails after the deadline with what was waited for. */
export const until = async (
  what: string,
  question: () => Promise<boolean> | boolean,
  timeoutMs = 15_000,
): Promise<void> => {
  const deadline = performance.now() + timeoutMs;
  while (!(await question())) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
};
