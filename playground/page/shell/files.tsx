import type { JSX } from 'preact';
import type { PageFile } from '../../protocol.ts';

function size(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${Math.round(bytes / 1024)} KB`;
}

/** What was uploaded with a message: pictures are shown, the rest can be fetched. */
export function Files({ files }: { readonly files: readonly PageFile[] }): JSX.Element | null {
  if (files.length === 0) return null;
  return (
    <div class="files">
      {files.map((file) =>
        file.mimetype.startsWith('image/') ? (
          <figure key={file.id} class="image-block">
            <figcaption>{file.title}</figcaption>
            <img src={`/files/${encodeURIComponent(file.id)}`} alt={file.title} />
          </figure>
        ) : (
          <a
            key={file.id}
            class="file"
            href={`/files/${encodeURIComponent(file.id)}`}
            download={file.name}
          >
            <span>{file.title}</span>
            <small>
              {file.name}, {size(file.size)}
            </small>
          </a>
        ),
      )}
    </div>
  );
}
