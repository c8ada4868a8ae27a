import type { ComponentChildren, JSX } from 'preact';
import { useNames } from './names.ts';
import { safeLink } from './safe-link.ts';
import { formatSlackDate } from './slack-date.ts';

export function UserMention({ id }: { readonly id: string }): JSX.Element {
  const names = useNames();
  const mine = id === names.personId;
  return <span class={mine ? 'mention mention-me' : 'mention'}>@{names.userName(id)}</span>;
}

export function ChannelMention({ id }: { readonly id: string }): JSX.Element {
  const names = useNames();
  return (
    <button type="button" class="mention" onClick={() => names.openChannel(id)}>
      #{names.channelName(id)}
    </button>
  );
}

export function Broadcast({ name }: { readonly name: string }): JSX.Element {
  return <span class="mention mention-me">@{name}</span>;
}

interface LinkProps {
  readonly url: string;
  readonly children?: ComponentChildren;
}

export function Link({ url, children }: LinkProps): JSX.Element {
  const href = safeLink(url);
  const label = children ?? url.replace(/^(mailto|tel):/, '');
  if (href === undefined) return <>{label}</>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}

interface DateTextProps {
  /** Milliseconds. */
  readonly at: number;
  readonly format: string;
  readonly fallback: string;
  readonly url?: string | undefined;
}

/** A date as its reader sees it, in their zone and language, with the full moment as title. */
export function DateText({ at, format, fallback, url }: DateTextProps): JSX.Element {
  const { viewer } = useNames();
  if (!Number.isFinite(at)) return <>{fallback}</>;
  const text = (
    <time
      dateTime={new Date(at).toISOString()}
      title={formatSlackDate('{date_long} {time}', at, viewer)}
    >
      {formatSlackDate(format, at, viewer)}
    </time>
  );
  return url === undefined ? text : <Link url={url}>{text}</Link>;
}
