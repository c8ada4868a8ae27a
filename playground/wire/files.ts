import { extensionOf } from '../files.ts';
import type { Json } from '../json.ts';
import type { StoredFile } from '../shapes.ts';

/** A file as the Web API shows it; `baseUrl` is the stand-in's own. */
export function fileJson(file: StoredFile, baseUrl: string): Json {
  const url = `${baseUrl}/files/${file.id}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: extensionOf(file.name),
    pretty_type: extensionOf(file.name).toUpperCase(),
    user: file.user,
    mode: 'hosted',
    editable: false,
    size: file.bytes.length,
    is_external: false,
    is_public: false,
    alt_txt: file.altText,
    url_private: url,
    url_private_download: url,
    permalink: url,
    channels: file.channels,
  };
}
