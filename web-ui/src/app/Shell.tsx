import { Suspense, useState } from "react";
import { NavLink, Outlet } from "react-router";
import { KeyHelp } from "../shared/keys/KeyHelp";
import { TopBarSlot } from "../shared/layout/TopBar";
import { messages } from "../shared/messages.en";
import { ThemeSwitch } from "../shared/theme/ThemeSwitch";
import { ContactBar } from "./ContactBar";
import classes from "./Shell.module.css";

const links = [
  { to: "/", label: messages.nav.flows, end: true },
  { to: "/feed", label: messages.nav.feed, end: false },
  { to: "/results", label: messages.nav.results, end: false },
  { to: "/plugins", label: messages.nav.plugins, end: false },
];

/** The frame of every page: top bar, contact bar, content. */
export function Shell() {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {messages.nav.skip}
      </a>
      <header className={classes.bar}>
        <nav aria-label={messages.nav.main} className={classes.nav}>
          {links.map((link) => (
            <NavLink key={link.to} to={link.to} end={link.end} className={classes.link ?? ""}>
              {link.label}
            </NavLink>
          ))}
        </nav>
        <div ref={setSlot} className={classes.slot} />
        <ThemeSwitch />
      </header>
      <ContactBar />
      <main id="content" tabIndex={-1} className={classes.content}>
        <TopBarSlot value={slot}>
          <Suspense>
            <Outlet />
          </Suspense>
        </TopBarSlot>
      </main>
      <KeyHelp />
    </div>
  );
}
