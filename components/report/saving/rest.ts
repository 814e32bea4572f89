/** One timer of the browser for everything on a page that waits: each timer set and each one that goes off costs more than it seems when every key does it. */
export class Clock {
  readonly waiting = new Set<Rest>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When the timer goes off; while it does, nobody need set it. */
  rings = Infinity;

  /** Sets the timer for whoever can wait least. */
  wind(): void {
    const next = Math.min(...[...this.waiting].map(({ latest }) => latest));
    if (next === this.rings) return;
    clearTimeout(this.timer);
    this.rings = next;
    if (next < Infinity) this.timer = setTimeout(() => { this.rings = -Infinity; this.strike(); }, next - performance.now());
  }

  /** One that fails keeps none of the others waiting. */
  private strike(): void {
    const now = performance.now() + 1;
    for (const rest of this.waiting) {
      if (rest.due > now) continue;
      rest.stop();
      try { rest.act(); } finally { this.strike(); }
      return;
    }
    this.wind();
  }
}

/** Does something when nobody has asked for it anew for a while. Putting it off touches no timer. */
export class Rest {
  due = 0;
  latest = 0;
  /** `slack`: so many milliseconds later are as good, when something else is done then. */
  constructor(private readonly clock: Clock, readonly act: () => void, private readonly slack = 0) {}

  /** Does it so many milliseconds from now, whatever was asked for before. */
  after(delay: number): void {
    this.due = performance.now() + delay;
    this.latest = this.due + this.slack;
    this.clock.waiting.add(this);
    if (this.latest < this.clock.rings) this.clock.wind();
  }

  get waits(): boolean { return this.clock.waiting.has(this); }

  stop(): void { this.clock.waiting.delete(this); }
}
