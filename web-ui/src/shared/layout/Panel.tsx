import { Box, type BoxProps } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./Panel.module.css";

/** A surface with a line around it. */
export function Panel({ children, ...box }: BoxProps & { children: ReactNode }) {
  return (
    <Box className={classes.panel} {...box}>
      {children}
    </Box>
  );
}
