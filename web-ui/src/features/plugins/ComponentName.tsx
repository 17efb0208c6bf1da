import type { ComponentDescription } from "../../shared/api/types";
import classes from "./Plugins.module.css";

interface ComponentNameProps {
  id: string;
  /** Unknown while its plugin does not work. */
  component: ComponentDescription | undefined;
}

/** A component by name, with the colour of its kind. */
export function ComponentName({ id, component }: ComponentNameProps) {
  return (
    <span className={classes.component} data-kind={component?.kind} title={component?.summary}>
      {component?.name ?? id}
    </span>
  );
}
