import type { ComponentDescription } from "../../shared/api/types";
import { Panel } from "../../shared/layout/Panel";
import { ComponentName } from "./ComponentName";
import { messages } from "./messages.en";
import classes from "./Plugins.module.css";

const kinds = ["adapter", "transformer", "extractor", "filter", "operator", "publisher"] as const;

/** The components that come with the server, by kind. */
export function BuiltIn({ components }: { components: readonly ComponentDescription[] }) {
  const builtIn = components.filter((component) => component.plugin === "built in");
  return (
    <Panel>
      <section aria-label={messages.builtIn} className={classes.plugin}>
        <div className={classes.head}>
          <h2>{messages.builtIn}</h2>
          <span className={classes.muted}>{messages.builtInLead(builtIn.length)}</span>
        </div>
        <div className={classes.kinds}>
          {kinds.map((kind) => (
            <div key={kind}>
              <h3>{messages.kinds[kind]}</h3>
              <ul>
                {builtIn
                  .filter((component) => component.kind === kind)
                  .toSorted((one, other) => one.name.localeCompare(other.name))
                  .map((component) => (
                    <li key={component.id}>
                      <ComponentName id={component.id} component={component} />
                    </li>
                  ))}
              </ul>
            </div>
          ))}
        </div>
      </section>
    </Panel>
  );
}
