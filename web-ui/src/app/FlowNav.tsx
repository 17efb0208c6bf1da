import { ActionIcon, Menu } from "@mantine/core";
import { ChevronRight, Menu as MenuIcon } from "lucide-react";
import { Link, NavLink } from "react-router";
import { useDeadLetters, useFlow } from "../shared/api/queries";
import { count } from "../shared/format/format";
import { Tag } from "../shared/layout/Tag";
import { messages } from "../shared/messages.en";
import { pages } from "./pages";
import classes from "./Shell.module.css";

/** The way through the pages of one flow. The other pages are in the menu. */
export function FlowNav({ id }: { id: string }) {
  const flow = useFlow(id).data;
  const waiting = useDeadLetters(id, 1).data?.total ?? 0;
  const words = messages.flow;
  return (
    <>
      <Menu position="bottom-start">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={messages.nav.menu}>
            <MenuIcon size={16} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {pages.map((page) => (
            <Menu.Item key={page.to} component={Link} to={page.to}>
              {page.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <nav aria-label={messages.nav.main} className={classes.crumbs}>
        <Link to="/" className={classes.link}>
          {messages.nav.flows}
        </Link>
        <ChevronRight size={14} className={classes.chevron} aria-hidden />
        <span className={classes.flowName} title={flow?.draft.name}>
          {flow?.draft.name ?? ""}
        </span>
      </nav>
      <nav aria-label={words.tabs} className={classes.tabs}>
        <NavLink to={`/flows/${id}/edit`} className={classes.tab ?? ""}>
          {words.edit}
        </NavLink>
        <NavLink to={`/flows/${id}/feed`} className={classes.tab ?? ""}>
          {words.feed}
        </NavLink>
        <NavLink to={`/flows/${id}/dead-letters`} className={classes.tab ?? ""}>
          {words.deadLetters} {waiting > 0 && <Tag tone="error">{count(waiting)}</Tag>}
        </NavLink>
      </nav>
    </>
  );
}
