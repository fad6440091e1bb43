/** The name of the kernel for JupyterLite: its folder in share/jupyter/labextensions. */
export const liteName = "chainrule-lite";
