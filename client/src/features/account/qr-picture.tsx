import encodeQr from "qr";
import { useMemo } from "react";
import css from "./account.module.css";

/** A camera wants four modules of white around it. */
const BORDER = 4;

/** One path: a unit square for each dark module. */
function pathOf(modules: readonly (readonly boolean[])[]): string {
  return modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
}

/** Drawn here, on our own page: what it says goes to no service. Dark on white in every theme, for cameras want that. */
export default function QrPicture({ text, label }: { text: string; label: string }) {
  const modules = useMemo(() => encodeQr(text, "raw", { border: BORDER, ecc: "medium" }), [text]);
  return (
    <svg
      className={css.square}
      viewBox={`0 0 ${modules.length} ${modules.length}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width="100%" height="100%" fill="#fff" />
      <path d={pathOf(modules)} fill="#000" />
    </svg>
  );
}
