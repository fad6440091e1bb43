/** What an exported page does when scripts are on; the page reads well without. */
import { watchCode } from "./code.ts";
import { watchContents } from "./contents.ts";
import { watchDigitPads } from "./digit-pads.ts";
import { watchPlots } from "./plots.ts";
import { watchPrinting } from "./printing.ts";
import { makeRunnable } from "./running.ts";
import { watchSearch } from "./search.ts";
import { watchTheme } from "./theme.ts";

document.documentElement.classList.add("scripts");
watchTheme();
watchContents();
watchSearch();
makeRunnable();
watchCode();
watchPlots();
watchDigitPads();
watchPrinting();
