/** Copy buttons, and a way for the keyboard into what scrolls sideways. */
export function watchCode(): void {
  // A cell that can be edited wires its own button (program.ts).
  for (const button of document.querySelectorAll<HTMLButtonElement>(
    ".program:not([data-state]) .copy",
  )) {
    const code = button.closest(".source")?.querySelector("code");
    button.addEventListener("click", () => void copyText(button, code?.textContent ?? ""));
  }
  for (const box of document.querySelectorAll<HTMLElement>("pre, .table, .html, .formula")) {
    watchScrolling(box);
  }
}

/** From now on the keyboard reaches the box while there is something to scroll in it. */
export function watchScrolling(box: HTMLElement): void {
  sizes ??= new ResizeObserver((entries) => {
    for (const { target } of entries) markScrollable(target as HTMLElement);
  });
  sizes.unobserve(box); // so that a box that is watched already is looked at again
  sizes.observe(box);
}

let sizes: ResizeObserver | undefined;

/** Puts a text on the clipboard, and says on the button how that went. */
export async function copyText(button: HTMLButtonElement, text: string): Promise<void> {
  button.textContent = (await put(text)) ? "Copied" : "Not allowed";
  setTimeout(() => {
    button.textContent = "Copy";
  }, 1500);
}

async function put(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // the browser does not let this page at the clipboard
  }
}

/** A box with a scroll bar can be focused and scrolled by the keyboard; others are no stop. */
function markScrollable(box: HTMLElement): void {
  if (box.getAttribute("role") === "textbox") return; // a cell that can be edited is a stop already
  const scrolls = box.scrollWidth > box.clientWidth + 1 || box.scrollHeight > box.clientHeight + 1;
  if (scrolls) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", box.classList.contains("code") ? "Code" : "Wide content");
  } else {
    box.removeAttribute("tabindex");
    box.removeAttribute("role");
    box.removeAttribute("aria-label");
  }
}
