import { Button } from "@mantine/core";
import { useState } from "react";
import { count } from "../format/format";
import { messages } from "../messages.en";
import classes from "./Packet.module.css";

const long = 400;

/** One JSON value: texts as they are, the rest as JSON, so that 1 and "1" can be told apart. */
export function ValueText({ value }: { value: unknown }) {
  const [all, setAll] = useState(false);
  if (value === "") return <span className={classes.muted}>{messages.packet.empty}</span>;
  if (typeof value !== "string") return <code className={classes.json}>{JSON.stringify(value, null, 1)}</code>;
  if (value.length <= long) return <span className={classes.text}>{value}</span>;
  return (
    <>
      <span className={classes.text}>{all ? value : `${value.slice(0, long)}…`}</span>{" "}
      <Button variant="subtle" size="compact-xs" onClick={() => setAll(!all)}>
        {all ? messages.packet.less : messages.packet.all(messages.packet.characters(count(value.length)))}
      </Button>
    </>
  );
}
