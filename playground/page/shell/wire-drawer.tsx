import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { WireEntry } from '../../protocol.ts';
import { useNotice } from '../state/notices.ts';
import { usePage } from '../state/page.ts';
import { useWire } from '../state/wire-store.ts';
import { builderContent, copyForBuilder } from './block-kit-builder.ts';
import { DrawerFrame } from './drawer.tsx';

const GOOD: ReadonlySet<string> = new Set(['ok', 'acked']);

const DIRECTIONS: Readonly<Record<WireEntry['kind'], string>> = {
  api: 'bot → Slack',
  delivery: 'Slack → bot',
  response_url: 'bot → response_url',
};

function Json({ label, value }: { readonly label: string; readonly value: unknown }): JSX.Element {
  return (
    <>
      <h4>{label}</h4>
      <pre class="wire-json">{JSON.stringify(value, null, 2) ?? '(empty)'}</pre>
    </>
  );
}

function Detail({ entry }: { readonly entry: WireEntry }): JSX.Element {
  const notice = useNotice();
  const content = builderContent(entry.request) ?? builderContent(entry.answer);
  return (
    <div class="wire-detail">
      {content === undefined ? null : (
        <button type="button" class="button" onClick={() => void copyForBuilder(content, notice)}>
          Copy for Block Kit Builder
        </button>
      )}
      <Json label="Request" value={entry.request} />
      <Json label="Answer" value={entry.answer} />
    </div>
  );
}

function Entry({ entry }: { readonly entry: WireEntry }): JSX.Element {
  const [open, setOpen] = useState(false);
  const good = GOOD.has(entry.outcome);
  return (
    <li class={good ? 'wire-entry' : 'wire-entry wire-bad'}>
      <button type="button" class="wire-line" aria-expanded={open} onClick={() => setOpen(!open)}>
        <span class="wire-name">{entry.name}</span>
        <span class="wire-outcome">{entry.outcome}</span>
        <span class="wire-ms">{Math.round(entry.ms)} ms</span>
        <small>
          {DIRECTIONS[entry.kind]} · {entry.at.slice(11, 19)} UTC
        </small>
      </button>
      {open ? <Detail entry={entry} /> : null}
    </li>
  );
}

/** Every request between the bot and the stand-in, the newest first. */
export function WireDrawer({ onClose }: { onClose(): void }): JSX.Element {
  const wire = useWire(usePage().wire);
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  const shown = wire
    .filter((entry) => `${entry.name} ${entry.outcome}`.toLowerCase().includes(wanted))
    .toReversed();
  return (
    <DrawerFrame title="Wire" onClose={onClose}>
      <input
        class="text-field"
        type="search"
        aria-label="Filter the wire"
        placeholder="Filter by method or outcome"
        value={filter}
        onInput={(event) => setFilter(event.currentTarget.value)}
      />
      {shown.length === 0 ? <p class="drawer-note">Nothing yet.</p> : null}
      <ul class="wire">
        {shown.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </DrawerFrame>
  );
}
