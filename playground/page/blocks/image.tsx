import type { ImageElement as Image, ImageBlock } from '@slack/types';
import type { JSX } from 'preact';
import { PlainText } from '../text/emoji.tsx';
import { type Names, useNames } from '../text/names.ts';
import { safeLink } from '../text/safe-link.ts';

function sourceOf(image: Image | ImageBlock, names: Names): string | undefined {
  if ('image_url' in image) return safeLink(image.image_url);
  if ('id' in image.slack_file) return names.fileUrl(image.slack_file.id);
  return safeLink(image.slack_file.url);
}

/** A small picture beside a text. */
export function ImageElement({ image }: { readonly image: Image }): JSX.Element {
  return <img class="accessory-image" src={sourceOf(image, useNames())} alt={image.alt_text} />;
}

export function ImageBlockView({ block }: { readonly block: ImageBlock }): JSX.Element {
  const names = useNames();
  return (
    <figure class="image-block">
      {block.title === undefined ? null : (
        <figcaption>
          <PlainText text={block.title.text} />
        </figcaption>
      )}
      <img src={sourceOf(block, names)} alt={block.alt_text} />
    </figure>
  );
}
