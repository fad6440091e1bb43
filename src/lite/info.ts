/** What the kernel says about itself. */
import { languageInfo } from "../jupyter/language-info.ts";
import { type Content, PROTOCOL_VERSION } from "../jupyter/message.ts";

/** Put in by the build. */
declare const chainruleVersion: string;
declare const typescriptVersion: string;

/** The content of kernel_info_reply. */
export const info: Content = {
  status: "ok",
  protocol_version: PROTOCOL_VERSION,
  implementation: "chainrule",
  implementation_version: chainruleVersion,
  language_info: languageInfo(typescriptVersion),
  banner: `chainrule ${chainruleVersion}: TypeScript ${typescriptVersion} in this browser`,
  help_links: [
    { text: "TypeScript handbook", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
  ],
  debugger: false,
  supported_features: [],
};
