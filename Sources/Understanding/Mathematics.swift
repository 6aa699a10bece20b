// The C library's functions, without Foundation.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@inline(__always) func log2(_ x: Float) -> Float { log2f(x) }
@inline(__always) func exp2(_ x: Float) -> Float { exp2f(x) }
@inline(__always) func natural(_ x: Float) -> Float { logf(x) }
@inline(__always) func exponential(_ x: Double) -> Double { exp(x) }
