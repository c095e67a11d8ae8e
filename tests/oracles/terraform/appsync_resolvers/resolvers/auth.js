export function request(ctx) { return { payload: null }; }
export function response(ctx) { return `${ctx.result}`; }
