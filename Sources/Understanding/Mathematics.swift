// The C library's functions, without Foundation.
#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

@inline(__always) func natural(_ x: Float) -> Float { logf(x) }
@inline(__always) func exponential(_ x: Double) -> Double { exp(x) }
