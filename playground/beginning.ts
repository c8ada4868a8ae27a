import type { Changes } from './changes.ts';

/* Making the workspace what it begins with takes the playground some seconds, and is done once at a time. */

export interface Beginning {
  readonly isUnderWay: () => boolean;
  /** Does it when nothing is under way; ends as what is under way ends. */
  readonly run: (begin: () => Promise<void>) => Promise<void>;
}

export function createBeginning(changes: Changes): Beginning {
  let underWay: Promise<void> | undefined;
  const change = (next: Promise<void> | undefined) => {
    underWay = next;
    changes.emit({ type: 'bot' });
  };
  return {
    isUnderWay: () => underWay !== undefined,
    run: (begin) => {
      if (underWay) return underWay;
      const run = begin().finally(() => change(undefined));
      change(run);
      return run;
    },
  };
}
