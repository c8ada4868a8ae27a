import type { TextObject as SlackText } from '@slack/types';
import type { JSX } from 'preact';
import { PlainText } from './emoji.tsx';
import { Mrkdwn } from './mrkdwn.tsx';

export function TextObject({ text }: { readonly text: SlackText }): JSX.Element {
  return text.type === 'mrkdwn' ? <Mrkdwn text={text.text} /> : <PlainText text={text.text} />;
}
