/** What a training answers to its pause button. */
export const pauseWords = { held: "paused", going: "goes on", ended: "has ended" } as const;
