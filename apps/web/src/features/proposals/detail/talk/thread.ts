import type { Remark } from '../../talk.api.ts';

export interface Thread {
  remark: Remark;
  replies: Thread[];
}

/** Answers stand under what they answer, the oldest first; one whose remark is not seen stands by itself. */
export function threadsOf(remarks: readonly Remark[]): Thread[] {
  const nodes = new Map(remarks.map((remark) => [remark.id, { remark, replies: [] as Thread[] }]));
  const roots: Thread[] = [];
  for (const node of nodes.values()) {
    const parent = node.remark.replyToId === null ? undefined : nodes.get(node.remark.replyToId);
    (parent?.replies ?? roots).push(node);
  }
  const byTime = (a: Thread, b: Thread) => Date.parse(a.remark.at) - Date.parse(b.remark.at);
  for (const node of nodes.values()) node.replies.sort(byTime);
  return roots.sort(byTime);
}

export interface Part {
  text: string;
  isMention: boolean;
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The body with its mentions set apart. */
export function partsOf(body: string, mentions: readonly { name: string }[]): Part[] {
  if (mentions.length === 0) return [{ text: body, isMention: false }];
  const names = [...mentions].sort((a, b) => b.name.length - a.name.length).map(({ name }) => escaped(name));
  return body
    .split(new RegExp(`(@(?:${names.join('|')}))`))
    .filter(Boolean)
    .map((text) => ({ text, isMention: mentions.some(({ name }) => text === `@${name}`) }));
}

/** The word after an `@` at which somebody types; where it begins, and what is typed of it. */
export function mentionAt(text: string, caret: number): { from: number; words: string } | undefined {
  const before = text.slice(0, caret);
  const from = before.lastIndexOf('@');
  if (from < 0 || (from > 0 && !/[\s(]/.test(before[from - 1] ?? ''))) return undefined;
  const words = before.slice(from + 1);
  // Names have few words; a line further on is another sentence.
  return /\n/.test(words) || words.split(' ').length > 4 ? undefined : { from, words };
}
