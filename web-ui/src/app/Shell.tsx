import { Suspense, useState } from "react";
import { Outlet, useMatch } from "react-router";
import { useContact } from "../shared/api/contact";
import { KeyHelp } from "../shared/keys/KeyHelp";
import { TopBarSlot } from "../shared/layout/TopBar";
import { messages } from "../shared/messages.en";
import { ThemeSwitch } from "../shared/theme/ThemeSwitch";
import { ContactBar } from "./ContactBar";
import { FlowNav } from "./FlowNav";
import { MainNav } from "./MainNav";
import classes from "./Shell.module.css";
import { WorkersBar } from "./WorkersBar";

/** The frame of every page: top bar, what is wrong with the server, content. */
export function Shell() {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const lost = useContact((state) => state.lost);
  const id = useMatch("/flows/:id/*")?.params.id;
  return (
    <div className={classes.shell} data-lost={lost || undefined}>
      <a className={classes.skip} href="#content">
        {messages.nav.skip}
      </a>
      <header className={classes.bar}>
        {id === undefined ? <MainNav /> : <FlowNav id={id} />}
        <div ref={setSlot} className={classes.slot} />
        <KeyHelp />
        <ThemeSwitch />
      </header>
      <div>
        <ContactBar />
        <WorkersBar flow={id} />
      </div>
      <main id="content" tabIndex={-1} className={classes.content}>
        <TopBarSlot value={slot}>
          <Suspense>
            <Outlet />
          </Suspense>
        </TopBarSlot>
      </main>
    </div>
  );
}
