import { render } from 'preact';
import { App } from './app.tsx';
import { applyTheme } from './shell/theme.tsx';
import { loadEmoji } from './text/emoji.tsx';

applyTheme();
await loadEmoji();
const root = document.getElementById('page');
if (root !== null) render(<App />, root);
