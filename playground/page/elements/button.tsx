import type { Button } from '@slack/types';
import type { JSX } from 'preact';
import { PlainText } from '../text/emoji.tsx';
import { safeLink } from '../text/safe-link.ts';
import { type Placement, useElement } from './use-element.ts';

interface ButtonProps {
  readonly element: Button;
  readonly placement: Placement;
}

const STYLES = { primary: 'button button-primary', danger: 'button button-danger' };

export function ButtonElement({ element, placement }: ButtonProps): JSX.Element {
  const state = useElement(element, placement);
  const href = element.url === undefined ? undefined : safeLink(element.url);
  const press = (): void => {
    if (href !== undefined) window.open(href, '_blank', 'noopener');
    state.send({
      type: 'button',
      ...(element.value === undefined ? {} : { value: element.value }),
    });
  };
  return (
    <button
      type="button"
      class={element.style === undefined ? 'button' : STYLES[element.style]}
      aria-label={element.accessibility_label}
      aria-busy={state.busy}
      onClick={() => (state.busy ? undefined : press())}
    >
      <PlainText text={element.text.text} />
    </button>
  );
}
