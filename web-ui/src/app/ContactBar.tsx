import { useContact } from "../shared/api/contact";
import { messages } from "../shared/messages.en";
import classes from "./Shell.module.css";

const clock = new Intl.DateTimeFormat("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** Says that the server is gone and since when, until it answers again. */
export function ContactBar() {
  const { lost, lastAt } = useContact();
  return (
    <div role="status">
      {lost && (
        <p className={classes.contact}>{lastAt ? messages.server.lost(clock.format(lastAt)) : messages.server.never}</p>
      )}
    </div>
  );
}
