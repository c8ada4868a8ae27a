import type { JSX } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { DrawerFrame } from '../shell/drawer.tsx';
import { usePage } from '../state/page.ts';
import { useWire } from '../state/wire-store.ts';
import { type GuideStep, stepsOf } from './steps.ts';

/** A workspace that was started over has its own. */
const keyOf = (session: string): string => `milepost.guide.${session}`;

function remembered(session: string): ReadonlySet<string> {
  return new Set((sessionStorage.getItem(keyOf(session)) ?? '').split(' '));
}

/** Once ticked a step stays ticked, whoever one becomes and whatever scrolls out of sight. */
function useDone(steps: readonly GuideStep[]): ReadonlySet<string> {
  const page = usePage();
  const { snapshot } = page;
  const wire = useWire(page.wire);
  const { session } = snapshot;
  const [known, setKnown] = useState({ session, steps: remembered(session) });
  const done = known.session === session ? known.steps : remembered(session);
  useEffect(() => {
    const fresh = steps.filter((step) => !done.has(step.id) && step.isDone(snapshot, wire));
    if (fresh.length === 0) return;
    const all = new Set([...done, ...fresh.map((step) => step.id)]);
    sessionStorage.setItem(keyOf(session), [...all].join(' '));
    setKnown({ session, steps: all });
  }, [snapshot, wire, done, session, steps]);
  return done;
}

/** A checklist of the first minute that ticks itself. */
export function GuidePane({ onClose }: { onClose(): void }): JSX.Element {
  const { snapshot } = usePage();
  const steps = useMemo(() => stepsOf(snapshot), [snapshot]);
  const done = useDone(steps);
  const next = steps.find((step) => !done.has(step.id));
  const count = steps.filter((step) => done.has(step.id)).length;
  return (
    <DrawerFrame title="Guide" onClose={onClose}>
      <p class="guide-lead">
        A deal’s life, step by step. {count} of {steps.length} done.
      </p>
      <ol class="guide">
        {steps.map((step) => {
          const ticked = done.has(step.id);
          const mark = ticked ? 'guide-step guide-done' : 'guide-step';
          return (
            <li
              key={step.id}
              class={step === next ? `${mark} guide-next` : mark}
              aria-current={step === next ? 'step' : undefined}
            >
              <span class="guide-tick" role="img" aria-label={ticked ? 'Done' : 'To do'}>
                {ticked ? '✓' : ''}
              </span>
              <div>
                <strong>{step.title}</strong>
                <p>{step.how}</p>
              </div>
            </li>
          );
        })}
      </ol>
    </DrawerFrame>
  );
}
