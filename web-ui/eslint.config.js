import js from "@eslint/js";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = ["deadletters", "editor", "feed", "flows", "plugins", "results", "workers"];

/** A feature may use shared code, never another feature. */
const onlyShared = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: [
          {
            regex: `features/(?!${feature}/)|\\.\\./(${features.filter((other) => other !== feature).join("|")})/|(^|/)app/`,
            message: "A feature uses shared code, never the app or another feature.",
          },
        ],
      },
    ],
  },
}));

export default tseslint.config(
  { ignores: ["dist/", "target/", "src/shared/api/schema.d.ts"] },
  js.configs.recommended,
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.strictTypeChecked, reactHooks.configs.flat.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "max-lines": ["error", 300],
    },
  },
  {
    files: ["src/shared/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ regex: "features/|(^|/)app/", message: "Shared code knows no feature." }] },
      ],
    },
  },
  ...onlyShared,
  {
    files: ["scripts/**", "dev/*.mjs"],
    languageOptions: { globals: { process: "readonly", console: "readonly", URL: "readonly" } },
  },
);
