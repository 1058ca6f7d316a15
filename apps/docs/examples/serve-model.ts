import { predict, predictProba, type RfmModel } from "@collapsar/rfm";
import { Hono } from "hono";

/**
 * One route: rows in, as JSON objects, predictions out. Runs wherever `fetch` handlers do: Node, Bun, Deno, Workers.
 */
export function modelServer(model: RfmModel): Hono {
  const app = new Hono();
  app.post("/predict", async (context) => {
    const rows = await context.req.json();
    try {
      const predictions = predict(model, rows);
      const classes = model.task.kind === "classification";
      return context.json(classes ? { predictions, chances: predictProba(model, rows) } : { predictions });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return context.json({ error: error.message }, 400);
    }
  });
  return app;
}
