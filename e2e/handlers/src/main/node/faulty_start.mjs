// Goes wrong while it is loaded.
throw new Error("thrown while loading");

export const handler = async () => {};
