import css from "./icon.module.css";

/** Outlines on a 24-unit grid, drawn with the current text colour. */
const paths = {
  alert: "M12 4 2.8 20h18.4L12 4Zm0 6v4.5m0 2.8v.2",
  back: "m14.5 5-7 7 7 7",
  calendar: "M4 6h16v14H4zM4 10.5h16M8.5 3.5v4m7-4v4",
  check: "m4.5 12.5 5 5 10-11",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17Zm0 4V12l3.2 2",
  close: "m6 6 12 12M18 6 6 18",
  forward: "m9.5 5 7 7-7 7",
  heart: "M12 20S3.5 15 3.5 9.2A4.6 4.6 0 0 1 12 6.8a4.6 4.6 0 0 1 8.5 2.4C20.5 15 12 20 12 20Z",
  hide: "m4 4 16 16M10 6.2a9 9 0 0 1 2-.2c5 0 8 4.2 9 6a16 16 0 0 1-2.6 3.3M6.2 8.2A15 15 0 0 0 3 12c1 1.8 4 6 9 6a9 9 0 0 0 3.8-.8M9.9 9.9a3 3 0 0 0 4.2 4.2",
  home: "M4 11.5 12 4.5l8 7V20h-5.5v-5h-5v5H4v-8.5Z",
  lock: "M6 11h12v9H6zm2.5 0V8a3.5 3.5 0 0 1 7 0v3",
  menu: "M4 6.5h16M4 12h16M4 17.5h16",
  offline: "m4 4 16 16M8.5 8A7 7 0 0 0 5 12m14 0a7 7 0 0 0-6-3.9M8.5 15.5a4.5 4.5 0 0 1 5.5-.9M12 19.5v.1",
  person: "M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8ZM4.5 20.5c.6-4 3.6-5.5 7.5-5.5s6.9 1.5 7.5 5.5",
  phone:
    "M6 4h3.5l1.5 4.5-2 1.5a11 11 0 0 0 5 5l1.5-2 4.5 1.5V18a2 2 0 0 1-2 2A14 14 0 0 1 4 6a2 2 0 0 1 2-2Z",
  plus: "M12 5v14M5 12h14",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm4.8 11.3L20.5 20.5",
  send: "M4 12 20.5 4.5 15 20l-3.5-6L4 12Zm7.5 2 9-9.5",
  sync: "M19.5 8.5A8 8 0 0 0 5 9m-.5 6.5A8 8 0 0 0 19 15m.5-10.5v4h-4m-11 11v-4h4",
} as const;

export type IconName = keyof typeof paths;

/** Always beside a word, so hidden from screen readers. `back` and `forward` turn around in right-to-left text. */
export function Icon({ name, size = "1em" }: { name: IconName; size?: string }) {
  const turns = name === "back" || name === "forward" || name === "send";
  return (
    <svg
      className={turns ? css.turns : undefined}
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={paths[name]} />
    </svg>
  );
}
