import type { DigestFacts } from '../domain/digest.ts';
import { weekWords, worths } from '../domain/digest-words.ts';
import type { House } from '../domain/house.ts';
import { funnelAltText } from '../picture/alt-text.ts';
import type { FunnelPicture } from '../picture/funnel-picture.ts';
import { drawFunnel } from '../picture/render.ts';
import type { Picture } from './render.ts';
import type { AnyBlock } from './views/blocks.ts';
import { STAGES_BLOCK } from './views/digest.ts';

/** The open steps as a picture; it takes the place of the block that says the same in words. */
export async function digestPicture(
  facts: DigestFacts,
  { settings }: House,
  blocks: readonly AnyBlock[],
): Promise<Picture> {
  const picture: FunnelPicture = {
    title: weekWords(facts, settings.locale),
    rows: facts.now.map((stage) => ({
      name: stage.name,
      count: stage.count,
      amounts: worths(stage.worth, settings.locale, settings.currency),
      stuck: stage.stuck.count,
    })),
  };
  const instead = blocks.findIndex((block) => block.block_id === STAGES_BLOCK);
  return {
    name: `funnel-${facts.slot.week}.png`,
    png: await drawFunnel(picture),
    alt: funnelAltText(picture),
    instead,
  };
}
