/** values[i] + bias[i mod channels], then max(0, ·) where asked, in place. */
export function activateInPlace(values: Float32Array, bias: Float32Array | undefined, relu: boolean): void {
  if (bias) {
    const channels = bias.length;
    for (let start = 0; start < values.length; start += channels) {
      for (let c = 0; c < channels; c++) values[start + c]! += bias[c]!;
    }
  }
  if (relu) for (let i = 0; i < values.length; i++) if (values[i]! < 0) values[i] = 0;
}
