import type { ReactNode } from "react";
import classes from "./Tag.module.css";

export type Tone = "neutral" | "accent" | "success" | "warning" | "error";

/** A word or two on a soft ground. The dot is for states; the word always says it too. */
export function Tag({ tone = "neutral", dot = false, children }: { tone?: Tone; dot?: boolean; children: ReactNode }) {
  return (
    <span className={classes.tag} data-tone={tone} data-dot={dot || undefined}>
      {children}
    </span>
  );
}
