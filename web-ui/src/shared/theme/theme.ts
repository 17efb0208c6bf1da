import { createTheme, type CSSVariablesResolver } from "@mantine/core";
import { messages } from "../messages.en";

export const theme = createTheme({
  primaryColor: "indigo",
  primaryShade: { light: 7, dark: 8 },
  fontFamily: 'Inter, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "JetBrains Mono", "SF Mono", Menlo, Consolas, monospace',
  fontSizes: { xs: "11.5px", sm: "13px", md: "14px", lg: "16px", xl: "20px" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "20px", lineHeight: "28px" },
      h2: { fontSize: "16px", lineHeight: "24px" },
      h3: { fontSize: "14px", lineHeight: "20px" },
    },
  },
  spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
  defaultRadius: "sm",
  radius: { xs: "4px", sm: "6px", md: "8px", lg: "12px", xl: "16px" },
  cursorType: "pointer",
  components: {
    Modal: { defaultProps: { padding: "lg", closeButtonProps: { "aria-label": messages.close } } },
    Drawer: { defaultProps: { padding: "lg", closeButtonProps: { "aria-label": messages.close } } },
    Tooltip: { defaultProps: { openDelay: 400, events: { hover: true, focus: true, touch: false } } },
  },
  colors: {
    dark: [
      "#e6e8ec",
      "#c4c9d2",
      "#9aa3b2",
      "#8790a0",
      "#3a404b",
      "#2a2f38",
      "#1f2229",
      "#17191e",
      "#14161a",
      "#0e1013",
    ],
  },
});

/** Mantine's own variables that are too pale for small text, taken from our tokens. */
export const cssVariables: CSSVariablesResolver = () => {
  const ours = {
    "--mantine-color-dimmed": "var(--muted)",
    "--mantine-color-placeholder": "var(--muted)",
    "--mantine-color-error": "var(--error)",
    "--mantine-color-anchor": "var(--accent)",
    "--mantine-color-body": "var(--surface)",
    "--mantine-color-text": "var(--text)",
    "--mantine-color-default-border": "var(--line)",
  };
  return { variables: {}, light: ours, dark: ours };
};
