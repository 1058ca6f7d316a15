// The geometry of a two-dimensional window over channels-last images: int32 words that src/tensorflow/geometry.ts writes.

@inline export function inHeight(g: usize): i32 { return load<i32>(g); }
@inline export function inWidth(g: usize): i32 { return load<i32>(g, 4); }
@inline export function channels(g: usize): i32 { return load<i32>(g, 8); }
@inline export function outHeight(g: usize): i32 { return load<i32>(g, 12); }
@inline export function outWidth(g: usize): i32 { return load<i32>(g, 16); }
@inline export function filterHeight(g: usize): i32 { return load<i32>(g, 20); }
@inline export function filterWidth(g: usize): i32 { return load<i32>(g, 24); }
@inline export function strideHeight(g: usize): i32 { return load<i32>(g, 28); }
@inline export function strideWidth(g: usize): i32 { return load<i32>(g, 32); }
@inline export function dilationHeight(g: usize): i32 { return load<i32>(g, 36); }
@inline export function dilationWidth(g: usize): i32 { return load<i32>(g, 40); }
@inline export function padTop(g: usize): i32 { return load<i32>(g, 44); }
@inline export function padLeft(g: usize): i32 { return load<i32>(g, 48); }
/** Output channels of one input channel in a depthwise convolution. */
@inline export function multiplier(g: usize): i32 { return load<i32>(g, 52); }
