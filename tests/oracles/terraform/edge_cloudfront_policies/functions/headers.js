async function handler(event) { return event.response; }
