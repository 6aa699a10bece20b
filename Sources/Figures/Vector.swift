#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A place or direction in centimetres: `x` forward, `y` up, `z` to the person's right.
public typealias Vector = SIMD3<Double>

extension SIMD3<Double> {
  static let forward = Vector(1, 0, 0)
  static let up = Vector(0, 1, 0)
  static let right = Vector(0, 0, 1)

  func dot(_ other: Vector) -> Double { (self * other).sum() }
  func cross(_ other: Vector) -> Vector {
    Vector(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x)
  }
  public var length: Double { dot(self).squareRoot() }
  /// The direction; `fallback` for a vector without length.
  func unit(or fallback: Vector = .up) -> Vector { length > 1e-9 ? self / length : fallback }
  /// What is left at a right angle to a direction.
  func without(_ direction: Vector) -> Vector { self - direction * dot(direction) }
  /// Turned about an axis of unit length by degrees, right-handed.
  func turned(_ degrees: Double, about axis: Vector) -> Vector {
    let (sine, cosine) = (sin(degrees.radians), cos(degrees.radians))
    return self * cosine + axis.cross(self) * sine + axis * axis.dot(self) * (1 - cosine)
  }
}

extension Double {
  var radians: Double { self * .pi / 180 }
  var degrees: Double { self * 180 / .pi }
}

/// The angle between two directions, in degrees.
public func angle(_ a: Vector, _ b: Vector) -> Double { acos(Swift.max(-1, Swift.min(1, a.unit().dot(b.unit())))).degrees }

func sine(_ degrees: Double) -> Double { sin(degrees.radians) }
func cosine(_ degrees: Double) -> Double { cos(degrees.radians) }
func arcTangent(_ y: Double, _ x: Double) -> Double { atan2(y, x).degrees }
func arcSine(_ x: Double) -> Double { asin(Swift.max(-1, Swift.min(1, x))).degrees }
