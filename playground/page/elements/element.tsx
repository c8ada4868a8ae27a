import type { ActionsBlockElement, InputBlockElement, SectionBlockAccessory } from '@slack/types';
import type { JSX } from 'preact';
import { ImageElement } from '../blocks/image.tsx';
import { NotDrawn } from '../blocks/not-drawn.tsx';
import { ButtonElement } from './button.tsx';
import { ChecksElement } from './checks.tsx';
import { DateElement } from './dates.tsx';
import { FileElement } from './file-input.tsx';
import { OverflowElement } from './overflow.tsx';
import { SelectElement } from './select.tsx';
import { TextElement } from './text-input.tsx';
import type { Placement } from './use-element.ts';

type AnyElement = ActionsBlockElement | InputBlockElement | SectionBlockAccessory;

interface ElementProps {
  readonly element: AnyElement;
  readonly placement: Placement;
}

/** Any interactive element of Block Kit, where its block puts it. */
export function Element({ element, placement }: ElementProps): JSX.Element {
  switch (element.type) {
    case 'button':
      return <ButtonElement element={element} placement={placement} />;
    case 'overflow':
      return <OverflowElement element={element} placement={placement} />;
    case 'checkboxes':
    case 'radio_buttons':
      return <ChecksElement element={element} placement={placement} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement element={element} placement={placement} />;
    case 'plain_text_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'number_input':
      return <TextElement element={element} placement={placement} />;
    case 'image':
      return <ImageElement image={element} />;
    case 'file_input':
      return <FileElement element={element} placement={placement} />;
    case 'workflow_button':
    case 'rich_text_input':
      return <NotDrawn type={element.type} source={element} />;
    default:
      return <SelectElement element={element} placement={placement} />;
  }
}
