import { Button } from "@mantine/core";
import { ChevronDown, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";

interface FoldButtonProps {
  opened: boolean;
  toggle: () => void;
  children: ReactNode;
}

/** Shows and hides a part of a form. */
export function FoldButton({ opened, toggle, children }: FoldButtonProps) {
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      px={0}
      leftSection={opened ? <ChevronDown size={14} /> : <ChevronRight size={14} />}
      aria-expanded={opened}
      onClick={toggle}
    >
      {children}
    </Button>
  );
}
