/** Copy buttons, and a way for the keyboard into what scrolls sideways. */
export function watchCode(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>("button.copy")) {
    const code = button.parentElement?.querySelector("code");
    if (code) button.addEventListener("click", () => void copy(button, code));
  }
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) markScrollable(target as HTMLElement);
  });
  for (const box of document.querySelectorAll<HTMLElement>("pre, .table, .html, .formula")) {
    observer.observe(box);
  }
}

async function copy(button: HTMLButtonElement, code: HTMLElement): Promise<void> {
  const word = (await put(code.textContent ?? "")) ? "Copied" : "Press Ctrl+C";
  if (word !== "Copied") getSelection()?.selectAllChildren(code);
  button.textContent = word;
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
