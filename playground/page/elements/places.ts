import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { PageChannel, PagePerson } from '../../protocol.ts';
import type { ChoiceGroup } from './choice.ts';

interface ConversationFilter {
  readonly include?: readonly string[];
  readonly exclude_external_shared_channels?: boolean;
}

interface PlaceElement {
  readonly type: string;
  readonly filter?: ConversationFilter;
}

interface Places {
  readonly people: readonly PagePerson[];
  readonly channels: readonly PageChannel[];
}

/** The people and channels that users_select and its kin offer. */
export const PlacesContext = createContext<Places>({ people: [], channels: [] });

const KINDS: Readonly<Record<PageChannel['kind'], string>> = {
  public: 'public',
  private: 'private',
  dm: 'im',
  'group-dm': 'mpim',
};

function conversations(places: Places, filter: ConversationFilter | undefined): ChoiceGroup[] {
  const choices = places.channels
    .filter((channel) => !channel.isArchived)
    .filter((channel) => filter?.include?.includes(KINDS[channel.kind]) ?? true)
    .filter((channel) => filter?.exclude_external_shared_channels !== true || !channel.isShared)
    .map((channel) => ({
      key: channel.id,
      text: channel.kind === 'dm' ? channel.name : `#${channel.name}`,
      value: channel.id,
    }));
  return [{ choices }];
}

function placesFor(places: Places, element: PlaceElement): readonly ChoiceGroup[] {
  if (element.type.endsWith('users_select')) {
    const choices = places.people
      .filter((person) => !person.isBot)
      .map((person) => ({ key: person.id, text: person.realName, value: person.id }));
    return [{ choices }];
  }
  return element.type.endsWith('channels_select')
    ? conversations(places, { include: ['public'] })
    : conversations(places, element.filter);
}

export function usePlaces(): (element: PlaceElement) => readonly ChoiceGroup[] {
  const places = useContext(PlacesContext);
  return (element) => placesFor(places, element);
}
