/** What the administrator types: words of a name or address, or the digits of a NIP or a telephone number. */
export interface PersonQuery {
  words: string[];
  /** Without the 0 or 62 in front, so that 0751… and +62 751… are one number. */
  digits: string | undefined;
}

const onlyDigits = (text: string): string => text.replace(/\D/g, '');

export function personQuery(q: string): PersonQuery {
  const looksLikeNumber = /^[+\d][\d\s().-]*$/.test(q);
  const digits = onlyDigits(q).replace(/^(?:62|0)/, '');
  return {
    words: q.toLowerCase().split(/\s+/).filter(Boolean),
    digits: looksLikeNumber && digits.length >= 3 ? digits : undefined,
  };
}

/** Whether one value is about the person: all words in any order, or the digits however they are grouped. */
export function isAbout({ words, digits }: PersonQuery, value: string): boolean {
  const text = value.toLowerCase();
  if (words.every((word) => text.includes(word))) return true;
  return digits !== undefined && onlyDigits(value).includes(digits);
}

/** A reason may quote what was searched; the audit record must not. */
export const withoutWords = (reason: string, { words }: PersonQuery): string =>
  words.reduce((text, word) => {
    const quoted = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    return text.replace(new RegExp(quoted, 'gi'), '[…]');
  }, reason);
