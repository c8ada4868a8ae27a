/**
 * What was typed after /deal, as the person meant it: with `should_escape` Slack writes people, groups,
 * channels and links as `<…>` and escapes `&<>`. People keep their ids, `<@U123>`, until `withNames`.
 */
export function typedWords(text: string): string {
  return text
    .replaceAll(/<@([A-Z0-9_]+)(?:\|[^>]*)?>/g, '<@$1>')
    .replaceAll(/<#[A-Z0-9_]+\|([^>]+)>/g, '#$1')
    .replaceAll(/<!(?:date|subteam)\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll(/<!subteam\^[^|>]*>/g, 'a group')
    .replaceAll(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replaceAll(/<(?:mailto:|tel:)([^>|]+)(?:\|[^>]*)?>/g, '$1')
    .replaceAll(/<((?:https?|ftp):[^>|]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) =>
      label !== undefined && url.endsWith(`//${label}`) ? label : url,
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u00a0\u2007\u202f]/g, ' ')
    .trim();
}

/** The words of an @mention: what stands after the bot's own name, or all of them. */
export function mentionedWords(text: string, botUserId: string): string {
  const mention = new RegExp(`<@${botUserId}(?:\\|[^>]*)?>`);
  const found = mention.exec(text);
  return typedWords(found === null ? text : text.slice(found.index + found[0].length));
}
