import classes from "./Shell.module.css";

/** The mark and the name. */
export function Logo() {
  return (
    <span className={classes.logo}>
      <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden>
        <rect width="32" height="32" rx="7" fill="#4263eb" />
        <path d="M7 11h7a4 4 0 0 1 4 4v2a4 4 0 0 0 4 4h3" fill="none" stroke="#fff" strokeWidth="3" />
        <circle cx="7" cy="11" r="3" fill="#fff" />
        <circle cx="25" cy="21" r="3" fill="#fff" />
      </svg>
      <span className={classes.logoName}>Pypes</span>
    </span>
  );
}
