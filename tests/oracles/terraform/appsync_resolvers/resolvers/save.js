export const request = (ctx) => ({ operation: "PutItem" });
