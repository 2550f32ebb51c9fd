/** The word that somebody most likely meant: one that begins as he did, else the one with the fewest letters otherwise. */
export const nearestOf = (found: string, words: readonly string[]): string | undefined => {
  const meant = found.toLowerCase();
  const begins = words.filter((word) => meant.length > 1 && word.toLowerCase().startsWith(meant));
  if (begins.length > 0) return begins.toSorted((one, other) => one.length - other.length)[0];
  let nearest: string | undefined;
  let least = Infinity;
  for (const word of words) {
    const steps = distanceOf(meant, word.toLowerCase());
    if (steps < least) [nearest, least] = [word, steps];
  }
  return nearest;
};

/** How many letters are added, left out or changed from one word to the other. */
export const distanceOf = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1];
    for (const [index, against] of [...other].entries())
      next.push(Math.min(next[index]! + 1, row[index + 1]! + 1, row[index]! + (letter === against ? 0 : 1)));
    row = next;
  }
  return row[other.length]!;
};
