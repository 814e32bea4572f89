/** Does something when nobody has asked for it anew for a while. Putting it off touches no timer of the browser: that costs more than it seems when every key does it. */
export class Rest {
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** When it is due, and when the timer goes off. */
  private due = 0;
  private rings = 0;
  constructor(private readonly act: () => void) {}

  /** Does it so many milliseconds from now, whatever was asked for before. */
  after(delay: number): void {
    this.due = performance.now() + delay;
    if (this.timer !== undefined && this.rings <= this.due) return;
    this.stop();
    this.wait(delay);
  }

  private wait(delay: number): void {
    this.rings = performance.now() + delay;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      const left = this.due - performance.now();
      if (left > 1) this.wait(left);
      else this.act();
    }, delay);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
