import type { JSX } from 'preact';
import type { Notice } from '../state/notices.ts';
import { Icon } from './icons.tsx';

interface NoticesProps {
  readonly notices: readonly Notice[];
  onDismiss(id: number): void;
}

export function Notices({ notices, onDismiss }: NoticesProps): JSX.Element {
  return (
    <div class="notices" role="status">
      {notices.map((notice) => (
        <div key={notice.id} class="notice">
          <span>{notice.text}</span>
          <button type="button" aria-label="Dismiss" onClick={() => onDismiss(notice.id)}>
            <Icon name="close" />
          </button>
        </div>
      ))}
    </div>
  );
}
