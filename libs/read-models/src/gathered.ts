/**
 * Many small look-ups as few: one at a time is under way, and whoever asks meanwhile goes together with the next. An
 * answer may hold more than was asked for. Rejects for all who asked together.
 */
export const gathered = <Answer>(ask: (ids: readonly string[]) => Promise<Answer>) => {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: { readonly ids: Set<string>; readonly answer: Promise<Answer> } | undefined;
  const begin = () => {
    const ids = new Set<string>();
    const answer = underWay.then(() => {
      next = undefined;
      return ask([...ids]);
    });
    underWay = answer.catch(() => undefined);
    return { ids, answer };
  };
  return (ids: readonly string[]): Promise<Answer> => {
    next ??= begin();
    for (const id of ids) next.ids.add(id);
    return next.answer;
  };
};
