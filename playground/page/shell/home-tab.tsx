import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import { Blocks } from '../blocks/block.tsx';
import { usePage } from '../state/page.ts';
import { AppTabs } from './app-tabs.tsx';
import { SurfaceOf } from './surface-of.tsx';

/** The app's Home as it last published it for this person. */
export function HomeTab(): JSX.Element {
  const { snapshot } = usePage();
  const { home, app } = snapshot;
  const viewId = home?.id ?? '';
  const container = useMemo(() => ({ type: 'view' as const, viewId }), [viewId]);
  return (
    <>
      <header class="middle-head">
        <h2>{app.name}</h2>
        <AppTabs current="home" />
      </header>
      <section class="home" aria-label={`${app.name} Home`}>
        {home === null ? (
          <p class="home-empty">{app.name} has not published a Home for you yet.</p>
        ) : (
          <SurfaceOf container={container} known={home.values}>
            <Blocks blocks={home.blocks} />
          </SurfaceOf>
        )}
      </section>
    </>
  );
}
