import { ActionIcon, Menu, useMantineColorScheme, type MantineColorScheme } from "@mantine/core";
import { Check, Monitor, Moon, Sun, type LucideIcon } from "lucide-react";
import { messages } from "../messages.en";

const choices: readonly { scheme: MantineColorScheme; Icon: LucideIcon; label: string }[] = [
  { scheme: "light", Icon: Sun, label: messages.theme.light },
  { scheme: "dark", Icon: Moon, label: messages.theme.dark },
  { scheme: "auto", Icon: Monitor, label: messages.theme.auto },
];

/** Light, dark, or what the system says. Kept in this browser. */
export function ThemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Current = choices.find((choice) => choice.scheme === colorScheme)?.Icon ?? Monitor;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={messages.theme.change}>
          <Current size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choices.map(({ scheme, Icon, label }) => (
          <Menu.Item
            key={scheme}
            leftSection={<Icon size={14} />}
            rightSection={scheme === colorScheme ? <Check size={14} /> : null}
            onClick={() => setColorScheme(scheme)}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
