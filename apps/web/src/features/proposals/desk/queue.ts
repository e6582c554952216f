/** The way through a queue from which what is done falls out. */

/** What opens after the current one is done: the next that is left, else the last before it. */
export function afterDone(queue: readonly string[], current: string, isDone: (id: string) => boolean) {
  const at = queue.indexOf(current);
  const isLeft = (id: string) => id !== current && !isDone(id);
  return queue.slice(at + 1).find(isLeft) ?? queue.slice(0, Math.max(0, at)).findLast(isLeft);
}

export function beside(queue: readonly string[], current: string | undefined, by: 1 | -1) {
  const at = current === undefined ? -1 : queue.indexOf(current);
  if (at < 0) return queue[0];
  return queue[at + by];
}
