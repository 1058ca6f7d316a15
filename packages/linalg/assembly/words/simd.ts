// Generic SIMD words: T is f64 (two lanes) or f32 (four lanes).

/** Lanes of T in one 128-bit register. */
@inline
export function lanes<T>(): i32 {
  return <i32>(16 / sizeof<T>());
}

/** a·b + c; fused where the engine has relaxed SIMD and the machine has FMA. */
@inline
export function madd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_madd<T>(a, b, c);
  return v128.add<T>(v128.mul<T>(a, b), c);
}

/** c − a·b */
@inline
export function nmadd<T>(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return v128.relaxed_nmadd<T>(a, b, c);
  return v128.sub<T>(c, v128.mul<T>(a, b));
}

/** All lanes set to the number at p. */
@inline
export function loadSplat<T>(p: usize, offset: usize = 0): v128 {
  if (sizeof<T>() == 8) return v128.load64_splat(p + offset);
  return v128.load32_splat(p + offset);
}
