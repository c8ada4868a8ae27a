import type { JSX } from 'preact';

interface NotDrawnProps {
  readonly type: string;
  readonly source: unknown;
}

/** Says openly what this page cannot draw, with the JSON that Slack would draw. */
export function NotDrawn({ type, source }: NotDrawnProps): JSX.Element {
  return (
    <details class="not-drawn">
      <summary>
        <code>{type}</code> is not drawn here
      </summary>
      <pre>{JSON.stringify(source, null, 2)}</pre>
    </details>
  );
}
