import { useContact } from "../shared/api/contact";
import { clock } from "../shared/format/format";
import { messages } from "../shared/messages.en";
import classes from "./Shell.module.css";

/** Says that the server is gone and since when, until it answers again. */
export function ContactBar() {
  const { lost, lastAt } = useContact();
  return (
    <div role="status">
      {lost && (
        <p className={classes.contact}>{lastAt ? messages.server.lost(clock(lastAt)) : messages.server.never}</p>
      )}
    </div>
  );
}
