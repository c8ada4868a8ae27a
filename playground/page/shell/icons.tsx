import type { JSX } from 'preact';

const PATHS = {
  menu: 'M4 7h16M4 12h16M4 17h16',
  guide: 'M4 6l2 2 3-3M4 13l2 2 3-3M13 7h7M13 14h7M13 20h7M4 20h5',
  clock: 'M12 7v5l3.5 2M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z',
  wire: 'M8 20V5M4.5 8.5L8 5l3.5 3.5M16 4v15M12.5 15.500l3.500 3.500 3.500-3.500',
  theme: 'M12 3.500a8.500 8.500 0 1 0 0 17z M12 3.500a8.500 8.500 0 0 1 0 17',
  close: 'M6 6l12 12M18 6L6 18',
  reply: 'M10 8V4l-7 7 7 7v-4c5 0 8 1.500 10 5-.5-6-4-10.500-10-11z',
  dots: 'M6 12h.01M12 12h.01M18 12h.01',
  bolt: 'M13 3L5 14h6l-1 7 8-11h-6z',
  send: 'M4 4.500l17 7.500-17 7.500 3-7.500z M7 12h7',
  lock: 'M7 11V8a5 5 0 0 1 10 0v3M5.500 11h13v9h-13z',
  down: 'M7 10l5 5 5-5',
} as const;

interface IconProps {
  readonly name: keyof typeof PATHS;
}

/** A line drawing in the colour of its text; what it means is said by the control around it. */
export function Icon({ name }: IconProps): JSX.Element {
  return (
    <svg class={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
