import type { Overflow } from '@slack/types';
import type { JSX } from 'preact';
import { Icon } from '../shell/icons.tsx';
import { PlainText } from '../text/emoji.tsx';
import { safeLink } from '../text/safe-link.ts';
import { Menu } from './menu.tsx';
import { type Placement, useElement } from './use-element.ts';

interface OverflowProps {
  readonly element: Overflow;
  readonly placement: Placement;
}

export function OverflowElement({ element, placement }: OverflowProps): JSX.Element {
  const state = useElement(element, placement);
  const items = element.options.map((option) => ({
    key: option.value ?? option.text.text,
    label: <PlainText text={option.text.text} />,
    ...(option.description === undefined ? {} : { description: option.description.text }),
    choose: () => {
      const href = option.url === undefined ? undefined : safeLink(option.url);
      if (href !== undefined) window.open(href, '_blank', 'noopener');
      state.send({ type: 'overflow', selected_option: option });
    },
  }));
  return (
    <Menu
      label="More options"
      face={<Icon name="dots" />}
      items={items}
      buttonClass="button button-overflow"
    />
  );
}
