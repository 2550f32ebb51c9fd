/**
 * Many small questions as few: one is under way at a time, and whoever asks meanwhile goes together with the next. An
 * answer may hold more than one asked for. Rejects for all who asked together.
 */
export const gathered = <Item, Answer>(ask: (items: readonly Item[]) => Promise<Answer>) => {
  let underWay: Promise<unknown> = Promise.resolve();
  let next: { readonly items: Item[]; readonly answer: Promise<Answer> } | undefined;
  const begin = () => {
    const items: Item[] = [];
    const answer = underWay.then(() => {
      next = undefined;
      return ask(items);
    });
    underWay = answer.catch(() => undefined);
    return { items, answer };
  };
  return (asked: readonly Item[]): Promise<Answer> => {
    next ??= begin();
    next.items.push(...asked);
    return next.answer;
  };
};
