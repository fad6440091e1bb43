/** The name of the Plotly renderer for JupyterLab: its folder in share/jupyter/labextensions. */
export const rendererName = "chainrule-plotly";
