import type { StateValues } from './acts.ts';
import type { Changes } from './changes.ts';
import type { Clock } from './clock.ts';
import type { Ids } from './ids.ts';
import type { OpenView } from './shapes.ts';

/* Every person's open modals (a stack of at most three) and Home tab. */

export const STACK_DEPTH = 3;

export type ViewDraft = Omit<
  OpenView,
  'id' | 'user' | 'hash' | 'rootId' | 'previousId' | 'typed' | 'errors' | 'trouble'
>;

export interface OpenViews {
  readonly stack: (user: string) => readonly OpenView[];
  readonly home: (user: string) => OpenView | undefined;
  readonly byId: (id: string) => OpenView | undefined;
  readonly byExternalId: (externalId: string) => OpenView | undefined;
  /** Starts a new stack; what was open is gone. */
  readonly open: (user: string, draft: ViewDraft) => OpenView;
  readonly push: (user: string, draft: ViewDraft) => OpenView;
  readonly update: (id: string, draft: ViewDraft) => OpenView | undefined;
  readonly publish: (user: string, draft: ViewDraft) => OpenView;
  readonly type: (id: string, typed: StateValues) => void;
  readonly complain: (id: string, errors: OpenView['errors'], trouble?: string) => void;
  /** Closes the view and what lies on top of it; `all` the whole stack. Returns what was closed. */
  readonly close: (id: string, all: boolean) => readonly OpenView[];
}

interface Rooms {
  readonly stacks: Map<string, readonly OpenView[]>;
  readonly homes: Map<string, OpenView>;
}

function findView({ stacks, homes }: Rooms, matches: (view: OpenView) => boolean) {
  return [...[...stacks.values()].flat(), ...homes.values()].find(matches);
}

type Stamp = Pick<OpenView, 'id' | 'hash'>;

function fresh(
  stamp: Stamp,
  user: string,
  draft: ViewDraft,
  below: OpenView | undefined,
): OpenView {
  const place = { rootId: below?.rootId ?? stamp.id, previousId: below?.id ?? null };
  return { ...draft, ...place, ...stamp, user, typed: {}, errors: {} };
}

/** What was typed stays where a block keeps its id. */
function renew(stamp: Stamp, before: OpenView, draft: ViewDraft): OpenView {
  const { user, rootId, previousId } = before;
  const ids = new Set(draft.blocks.map(({ block_id }) => block_id));
  const typed = Object.fromEntries(Object.entries(before.typed).filter(([id]) => ids.has(id)));
  return { ...draft, ...stamp, user, rootId, previousId, typed, errors: {} };
}

function createWriter(rooms: Rooms, changes: Changes) {
  const setStack = (user: string, views: readonly OpenView[]) => {
    rooms.stacks.set(user, views);
    changes.emit({ type: 'modals', user });
  };
  const replace = (view: OpenView) => {
    if (view.type === 'home') {
      rooms.homes.set(view.user, view);
      changes.emit({ type: 'home', user: view.user });
    } else {
      setStack(
        view.user,
        (rooms.stacks.get(view.user) ?? []).map((other) => (other.id === view.id ? view : other)),
      );
    }
    return view;
  };
  const change = (id: string, next: (view: OpenView) => OpenView) => {
    const view = findView(rooms, (other) => other.id === id);
    return view && replace(next(view));
  };
  return { setStack, replace, change };
}

export function createOpenViews(clock: Clock, ids: Ids, changes: Changes): OpenViews {
  const rooms: Rooms = { stacks: new Map(), homes: new Map() };
  const { homes } = rooms;
  const stack = (user: string) => rooms.stacks.get(user) ?? [];
  const stamp = (id: string): Stamp => ({
    id: id === 'V' ? ids.next(id) : id,
    hash: ids.hash(clock.now()),
  });
  const { setStack, replace, change } = createWriter(rooms, changes);
  return {
    stack,
    home: (user) => homes.get(user),
    byId: (id) => findView(rooms, (view) => view.id === id),
    byExternalId: (externalId) =>
      findView(rooms, (view) => externalId !== '' && view.externalId === externalId),
    open: (user, draft) => {
      const view = fresh(stamp('V'), user, draft, undefined);
      setStack(user, [view]);
      return view;
    },
    push: (user, draft) => {
      const view = fresh(stamp('V'), user, draft, stack(user).at(-1));
      setStack(user, [...stack(user), view]);
      return view;
    },
    update: (id, draft) => change(id, (view) => renew(stamp(view.id), view, draft)),
    publish: (user, draft) => {
      const before = homes.get(user);
      return replace(
        before ? renew(stamp(before.id), before, draft) : fresh(stamp('V'), user, draft, undefined),
      );
    },
    type: (id, typed) => void change(id, (view) => ({ ...view, typed: merge(view.typed, typed) })),
    complain: (id, errors, trouble) =>
      void change(id, ({ trouble: _, ...view }) =>
        trouble === undefined ? { ...view, errors } : { ...view, errors, trouble },
      ),
    close: (id, all) => {
      const view = findView(rooms, (other) => other.id === id);
      if (!view || view.type === 'home') return [];
      const views = stack(view.user);
      const keep = all ? 0 : views.indexOf(view);
      setStack(view.user, views.slice(0, keep));
      return views.slice(keep);
    },
  };
}

const merge = (before: StateValues, after: StateValues): StateValues => ({
  ...before,
  ...Object.fromEntries(
    Object.entries(after).map(([block, values]) => [block, { ...before[block], ...values }]),
  ),
});
