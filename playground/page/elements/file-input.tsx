import type { FileInput } from '@slack/types';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { usePage } from '../state/page.ts';
import { chosenList, stateOf } from './initial-value.ts';
import { type Placement, useElement } from './use-element.ts';

interface FileProps {
  readonly element: FileInput;
  readonly placement: Placement;
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const pieces: string[] = [];
  // As many at once as a call may have arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return btoa(pieces.join(''));
}

function nameOf(file: unknown): string {
  return typeof file === 'object' && file !== null && 'name' in file ? String(file.name) : '';
}

/** A file is uploaded when it is picked, as Slack does; the form then holds what was uploaded. */
export function FileElement({ element, placement }: FileProps): JSX.Element {
  const state = useElement(element, placement);
  const { act } = usePage();
  const [uploading, setUploading] = useState(false);
  const most = element.max_files ?? 10;

  const pick = async (picked: readonly File[]): Promise<void> => {
    setUploading(true);
    const files: unknown[] = [];
    for (const file of picked.slice(0, most)) {
      const base64 = await base64Of(file);
      const mimetype = file.type === '' ? 'application/octet-stream' : file.type;
      const answer = await act({ type: 'upload', name: file.name, base64, mimetype });
      if (answer.ok && typeof answer.result === 'object' && answer.result !== null) {
        files.push(...('file' in answer.result ? [answer.result.file] : []));
      }
    }
    state.change(stateOf(element.type, files));
    setUploading(false);
  };
  const names = chosenList(state.value).map(nameOf);
  return (
    <>
      <input
        id={placement.inputId}
        class="file-field"
        type="file"
        multiple={most > 1}
        accept={element.filetypes?.map((kind) => `.${kind}`).join(',')}
        aria-describedby={placement.describedBy}
        aria-invalid={placement.invalid}
        required={placement.required}
        aria-busy={uploading}
        onChange={(event) => void pick([...(event.currentTarget.files ?? [])])}
      />
      <p class="input-hint" role="status">
        {uploading ? 'Uploading…' : names.join(', ')}
      </p>
    </>
  );
}
