import { useEffect, useState } from "react";
import { ago, moment } from "./format";

/** How long ago something was, kept up to date; the exact time shows on hover. */
export function Ago({ at }: { at: string }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000);
    return () => clearInterval(timer);
  }, []);
  const date = new Date(at);
  return (
    <time dateTime={at} title={moment(date)}>
      {ago(date, now)}
    </time>
  );
}
