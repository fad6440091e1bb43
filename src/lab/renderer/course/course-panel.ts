/** The panel "Course": made once, and read anew whenever it is shown. */
import type { Contents } from "../lab-notebook.ts";
import type { Widget, WidgetClass } from "../widget.ts";
import { findCourse } from "./course-folder.ts";
import { courseView } from "./course-view.ts";

/** The panel, with the folder near which it looks for lessons. */
export type CoursePanel = Widget & { near: string; refresh(): Promise<void> };

/** The panel's class, on JupyterLab's own `Widget`. */
export function coursePanelClass(
  Base: WidgetClass,
  contents: Contents,
  open: (path: string) => void,
): new () => CoursePanel {
  return class extends Base {
    near = "";

    constructor() {
      super();
      this.id = "chainrule-course";
      this.title.label = "Course";
      this.title.caption = "All lessons, and how far you are";
      this.title.closable = true;
      this.addClass("chainrule-course");
      this.node.tabIndex = 0; // it scrolls, so the keyboard must reach it
    }

    async refresh(): Promise<void> {
      const course = await findCourse(contents, this.near);
      if (!this.isDisposed) this.node.replaceChildren(...courseView(course, open));
    }

    /** Lumino calls it. */
    onAfterShow(): void {
      void this.refresh(); // what cannot be read is shown as not there
    }
  };
}
