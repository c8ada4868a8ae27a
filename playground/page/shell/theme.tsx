import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Menu } from '../elements/menu.tsx';
import { Icon } from './icons.tsx';

const KEY = 'milepost.theme';
const THEMES = ['system', 'light', 'dark'] as const;
type Theme = (typeof THEMES)[number];
const NAMES: Readonly<Record<Theme, string>> = {
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
};

function storedTheme(): Theme {
  const stored = localStorage.getItem(KEY);
  return THEMES.find((theme) => theme === stored) ?? 'system';
}

/** The style sheet follows the system unless the root says otherwise. */
export function applyTheme(theme: Theme = storedTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function ThemeMenu(): JSX.Element {
  const [chosen, setChosen] = useState(storedTheme);
  const items = THEMES.map((theme) => ({
    key: theme,
    label: NAMES[theme],
    checked: theme === chosen,
    choose: () => {
      localStorage.setItem(KEY, theme);
      applyTheme(theme);
      setChosen(theme);
    },
  }));
  return <Menu label="Theme" face={<Icon name="theme" />} items={items} buttonClass="bar-button" />;
}
