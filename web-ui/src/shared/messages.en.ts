/** Words that several features say. */
export const messages = {
  nav: { flows: "Flows", feed: "Feed", results: "Results", plugins: "Plugins", main: "Main", skip: "Skip to content" },
  theme: { light: "Light", dark: "Dark", auto: "Same as the system", change: "Colours" },
  keys: {
    title: "Keyboard",
    everywhere: "Everywhere",
    help: "Show this list",
    close: "Close a dialog or a list",
    button: "Keyboard shortcuts",
  },
  server: {
    lost: (time: string) => `Lost contact with the server. Numbers are from ${time}. Trying again…`,
    never: "The server does not answer. Trying again…",
  },
  flow: {
    tabs: "Flow pages",
    edit: "Edit",
    feed: "Feed",
    deadLetters: "Dead letters",
  },
  broken: {
    title: "This page stopped working",
    text: "Nothing on the server was changed by this.",
    reload: "Load it again",
  },
  notFound: { title: "There is no such page", back: "Go to the flows" },
};
