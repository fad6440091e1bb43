/** What an exported page does when scripts are on; the page reads well without. */
import { watchCode } from "./code.ts";
import { watchContents } from "./contents.ts";
import { watchCourse } from "./course.ts";
import { watchCourseSearch } from "./course-search.ts";
import { watchPlots } from "./plots.ts";
import { watchPrinting } from "./printing.ts";
import { ProgressStore } from "./progress.ts";
import { watchQuestions } from "./questions.ts";
import { makeRunnable } from "./running.ts";
import { watchSearch } from "./search.ts";
import { watchTerms } from "./terms.ts";
import { watchTheme } from "./theme.ts";
import { watchWidgets } from "./widgets.ts";

document.documentElement.classList.add("scripts");
watchTheme();
watchContents();
watchSearch();
const progress = new ProgressStore(document.body.dataset.name ?? document.title);
makeRunnable(progress);
watchQuestions(progress);
watchTerms();
watchCourse();
watchCourseSearch();
watchCode();
watchPlots();
watchWidgets(progress);
watchPrinting();
