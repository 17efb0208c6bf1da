import { NavLink } from "react-router";
import { messages } from "../shared/messages.en";
import { Logo } from "./Logo";
import { pages } from "./pages";
import classes from "./Shell.module.css";

/** The way to the pages that belong to no single flow. */
export function MainNav() {
  return (
    <>
      <Logo />
      <nav aria-label={messages.nav.main} className={classes.nav}>
        {pages.map((page) => (
          <NavLink key={page.to} to={page.to} end={page.to === "/"} className={classes.link ?? ""}>
            {page.label}
          </NavLink>
        ))}
      </nav>
    </>
  );
}
