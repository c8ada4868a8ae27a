import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { DrawerFrame } from '../shell/drawer.tsx';
import { usePage } from '../state/page.ts';
import { useWire } from '../state/wire-store.ts';
import { STEPS } from './steps.ts';

const KEY = 'milepost.guide';

function remembered(): ReadonlySet<string> {
  return new Set((sessionStorage.getItem(KEY) ?? '').split(' '));
}

/** Once ticked a step stays ticked, whoever one becomes and whatever scrolls out of sight. */
function useDone(): ReadonlySet<string> {
  const page = usePage();
  const { snapshot } = page;
  const wire = useWire(page.wire);
  const [done, setDone] = useState(remembered);
  useEffect(() => {
    const fresh = STEPS.filter((step) => !done.has(step.id) && step.isDone(snapshot, wire));
    if (fresh.length === 0) return;
    const all = new Set([...done, ...fresh.map((step) => step.id)]);
    sessionStorage.setItem(KEY, [...all].join(' '));
    setDone(all);
  }, [snapshot, wire, done]);
  return done;
}

/** A checklist of the first minute that ticks itself. */
export function GuidePane({ onClose }: { onClose(): void }): JSX.Element {
  const done = useDone();
  const next = STEPS.find((step) => !done.has(step.id));
  const count = STEPS.filter((step) => done.has(step.id)).length;
  return (
    <DrawerFrame title="Guide" onClose={onClose}>
      <p class="guide-lead">
        A deal’s life in six steps. {count} of {STEPS.length} done.
      </p>
      <ol class="guide">
        {STEPS.map((step) => {
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
