/** Asks until it holds; fails with the sentence after the deadline. */
export const until = async (
  sentence: string,
  holds: () => Promise<boolean> | boolean,
  timeoutMs = 15_000,
): Promise<void> => {
  const deadline = performance.now() + timeoutMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`Not within ${timeoutMs} ms: ${sentence}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};
